import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('staff', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(unique=True, verbose_name='年度')),
                ('published', models.BooleanField(default=False, verbose_name='已公布')),
                ('source', models.CharField(blank=True, max_length=120, verbose_name='来源')),
            ],
            options={
                'verbose_name': '年度放假安排',
                'verbose_name_plural': '年度放假安排',
                'ordering': ['-year'],
                'constraints': [models.CheckConstraint(condition=models.Q(('published', False), models.Q(('source', ''), _negated=True), _connector='OR'), name='timelimits_calendaryear_source', violation_error_message='已公布的年度须写明来源。')],
            },
        ),
        migrations.CreateModel(
            name='Holiday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField(unique=True, verbose_name='日期')),
                ('kind', models.CharField(choices=[('off', '放假'), ('work', '调休上班'), ('plain', '照平日')], max_length=5, verbose_name='类别')),
                ('name', models.CharField(max_length=30, verbose_name='名称')),
                ('source', models.CharField(max_length=120, verbose_name='来源')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='更改理由')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='更改时间')),
                ('changed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='更改人')),
            ],
            options={
                'verbose_name': '放假与调休日',
                'verbose_name_plural': '放假与调休日',
                'ordering': ['date'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['off', 'work', 'plain'])), name='timelimits_holiday_kind', violation_error_message='类别只能是放假、调休上班或照平日。'), models.CheckConstraint(condition=models.Q(('changed_by__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='timelimits_holiday_reason', violation_error_message='更改放假日须写明理由。')],
            },
        ),
        migrations.CreateModel(
            name='Rule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60, verbose_name='键')),
                ('label', models.CharField(max_length=60, verbose_name='事项')),
                ('value', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='数值')),
                ('unit', models.CharField(choices=[('cal', '日'), ('wd', '个工作日'), ('month', '个月'), ('year', '年'), ('hour', '小时'), ('yuan', '元'), ('persons', '人'), ('percent', '%'), ('times_day', '次/日'), ('ratio', '比例'), ('yes', '是/否'), ('yearly', '每年'), ('formula', '算法')], max_length=10, verbose_name='单位')),
                ('extensions', models.CharField(blank=True, help_text='每次可延长的数值，同一单位，逗号分隔', max_length=30, verbose_name='可延长')),
                ('text', models.CharField(blank=True, max_length=80, verbose_name='文字值')),
                ('trigger', models.CharField(blank=True, max_length=120, verbose_name='起止')),
                ('rolls', models.BooleanField(default=True, verbose_name='末日休息顺延')),
                ('effective_from', models.DateField(verbose_name='起用日')),
                ('effective_to', models.DateField(blank=True, null=True, verbose_name='止用日')),
                ('statute', models.CharField(max_length=80, verbose_name='法规')),
                ('article', models.CharField(blank=True, max_length=80, verbose_name='条款')),
                ('verified', models.CharField(choices=[('y', '已核对'), ('y*', '经地方文件核对'), ('n', '未核对')], default='n', max_length=2, verbose_name='核对')),
                ('source', models.CharField(blank=True, max_length=60, verbose_name='出处')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='说明')),
            ],
            options={
                'verbose_name': '时限规则',
                'verbose_name_plural': '时限规则',
                'ordering': ['key', '-effective_from'],
                'constraints': [models.UniqueConstraint(fields=('key', 'effective_from'), name='timelimits_rule_version', violation_error_message='同一事项在同一天已有一个版本。'), models.CheckConstraint(condition=models.Q(('effective_to__isnull', True), ('effective_to__gte', models.F('effective_from')), _connector='OR'), name='timelimits_rule_dates', violation_error_message='止用日不能早于起用日。'), models.CheckConstraint(condition=models.Q(('value__isnull', False), models.Q(('text', ''), _negated=True), _connector='OR'), name='timelimits_rule_value', violation_error_message='规则须有数值或文字值。')],
            },
        ),
        migrations.CreateModel(
            name='Clock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dossier_kind', models.CharField(max_length=60, verbose_name='对象种类')),
                ('dossier_id', models.BigIntegerField(verbose_name='对象编号')),
                ('key', models.CharField(max_length=60, verbose_name='键')),
                ('label', models.CharField(max_length=60, verbose_name='事项')),
                ('started_on', models.DateField(verbose_name='起算日')),
                ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='起算时刻')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='届满日')),
                ('due_at', models.DateTimeField(blank=True, null=True, verbose_name='届满时刻')),
                ('provisional', models.BooleanField(default=False, verbose_name='暂定')),
                ('state', models.CharField(choices=[('running', '计时中'), ('stopped', '中止'), ('met', '办毕'), ('cancelled', '撤销')], default='running', max_length=10, verbose_name='状态')),
                ('met_on', models.DateField(blank=True, null=True, verbose_name='办毕日')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='撤销理由')),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='起算登记人')),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clocks', to='timelimits.rule', verbose_name='规则')),
            ],
            options={
                'verbose_name': '时钟',
                'verbose_name_plural': '时钟',
                'ordering': ['due_on', 'pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['running', 'stopped'])), fields=('dossier_kind', 'dossier_id', 'key', 'label'), name='timelimits_clock_alive_once', violation_error_message='同一事项的时钟已在走。'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'running'), _negated=True), ('due_on__isnull', False), _connector='OR'), name='timelimits_clock_running_due', violation_error_message='计时中的时钟须有届满日。'), models.CheckConstraint(condition=models.Q(models.Q(('met_on__isnull', False), ('state', 'met')), models.Q(models.Q(('state', 'met'), _negated=True), ('met_on__isnull', True)), _connector='OR'), name='timelimits_clock_met_on', violation_error_message='办毕的时钟须有办毕日，其他状态不得有。'), models.CheckConstraint(condition=models.Q(('met_on__isnull', True), ('met_on__gte', models.F('started_on')), _connector='OR'), name='timelimits_clock_met_after_start', violation_error_message='办毕日不能早于起算日。'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='timelimits_clock_reason', violation_error_message='撤销时钟须写明理由。'), models.CheckConstraint(condition=models.Q(('due_at__isnull', True), ('started_at__isnull', False), _connector='OR'), name='timelimits_clock_hours', violation_error_message='按小时计的时钟须有起算时刻。')],
                'indexes': [models.Index(fields=['dossier_kind', 'dossier_id'], name='timelimits_clock_about'), models.Index(fields=['state', 'due_on', 'id'], name='timelimits_clock_state_due')],
            },
        ),
        migrations.CreateModel(
            name='ClockExtension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.PositiveSmallIntegerField(verbose_name='延长')),
                ('on', models.DateField(verbose_name='批准日')),
                ('reason', models.CharField(max_length=200, verbose_name='理由')),
                ('approved_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='批准人')),
                ('clock', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extensions', to='timelimits.clock', verbose_name='时钟')),
            ],
            options={
                'verbose_name': '延长',
                'verbose_name_plural': '延长',
                'ordering': ['on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('value__gt', 0), models.Q(('reason', ''), _negated=True)), name='timelimits_clockextension_reason', violation_error_message='延长须写明理由。')],
            },
        ),
        migrations.CreateModel(
            name='ClockStop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='自')),
                ('to_on', models.DateField(blank=True, null=True, verbose_name='至')),
                ('reason', models.CharField(max_length=200, verbose_name='理由')),
                ('document', models.CharField(blank=True, max_length=80, verbose_name='文书')),
                ('clock', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stops', to='timelimits.clock', verbose_name='时钟')),
            ],
            options={
                'verbose_name': '扣除期间',
                'verbose_name_plural': '扣除期间',
                'ordering': ['from_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('to_on__isnull', True), ('to_on__gte', models.F('from_on')), _connector='OR'), name='timelimits_clockstop_dates', violation_error_message='扣除期间的止日不能早于起日。'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='timelimits_clockstop_reason', violation_error_message='扣除期间须写明理由。'), models.UniqueConstraint(condition=models.Q(('to_on__isnull', True)), fields=('clock',), name='timelimits_clockstop_one_open', violation_error_message='时钟已在中止中。')],
            },
        ),
    ]
