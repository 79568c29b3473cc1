import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('jobs', '0001_initial'),
        ('staff', '0001_initial'),
        ('staff', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnnualReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('next_due_on', models.DateField(blank=True, db_index=True, null=True, verbose_name='最近期限')),
                ('next_due_label', models.CharField(blank=True, max_length=60, verbose_name='最近期限事项')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='登记时间')),
                ('state', models.CharField(choices=[('drafting', '编写中'), ('submitted', '待审定'), ('approved', '已审定'), ('public', '已公开')], db_index=True, default='drafting', max_length=30, verbose_name='状态')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('addressee', models.CharField(default='县人民政府', max_length=80, verbose_name='主送机关')),
                ('copies_to', models.CharField(blank=True, max_length=120, verbose_name='抄送')),
                ('rounds', models.PositiveSmallIntegerField(default=0, verbose_name='审定次数')),
                ('is_frozen', models.BooleanField(default=False, verbose_name='数字已冻结')),
                ('figures_digest', models.CharField(blank=True, max_length=64, verbose_name='数字校验码')),
                ('submitted_on', models.DateField(blank=True, null=True, verbose_name='报送日期')),
                ('approved_on', models.DateField(blank=True, null=True, verbose_name='审定日期')),
                ('published_on', models.DateField(blank=True, null=True, verbose_name='公开日期')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='审定人')),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='登记人')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office', verbose_name='所属机构')),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='报送人')),
            ],
            options={
                'verbose_name': '法治年度报告',
                'verbose_name_plural': '法治年度报告',
                'ordering': ['-year'],
                'constraints': [models.UniqueConstraint(fields=('office', 'year'), name='reports_annualreport_year', violation_error_message='本局这一年度的报告已建立。'), models.CheckConstraint(condition=models.Q(models.Q(('approved_by__isnull', True), ('approved_on__isnull', True)), models.Q(('approved_by__isnull', False), ('approved_on__isnull', False)), _connector='OR'), name='reports_annualreport_approved', violation_error_message='审定人和审定日期须同时填写。'), models.CheckConstraint(condition=models.Q(models.Q(('submitted_by__isnull', True), ('submitted_on__isnull', True)), models.Q(('submitted_by__isnull', False), ('submitted_on__isnull', False)), _connector='OR'), name='reports_annualreport_submitted', violation_error_message='报送人和报送日期须同时填写。'), models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), models.Q(('approved_by', models.F('submitted_by')), _negated=True), _connector='OR'), name='reports_annualreport_two_people', violation_error_message='报送人不能审定自己报送的报告。'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['approved', 'public']), _negated=True), models.Q(('approved_on__isnull', False), ('figures_digest__gt', ''), ('is_frozen', True)), _connector='OR'), name='reports_annualreport_frozen', violation_error_message='审定的报告，数字须已冻结。'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'public'), _negated=True), ('published_on__isnull', False), _connector='OR'), name='reports_annualreport_published', violation_error_message='公开的报告须有公开日期。')],
            },
        ),
        migrations.CreateModel(
            name='DoubtAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40, verbose_name='存疑种类')),
                ('row', models.CharField(max_length=90, verbose_name='记录')),
                ('reason', models.CharField(max_length=300, verbose_name='说明')),
                ('at', models.DateTimeField(auto_now=True, verbose_name='说明时间')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='说明人')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='doubt_answers', to='reports.annualreport', verbose_name='报告')),
            ],
            options={
                'verbose_name': '存疑说明',
                'verbose_name_plural': '存疑说明',
                'constraints': [models.UniqueConstraint(fields=('report', 'kind', 'row'), name='reports_doubtanswer_once', violation_error_message='这条记录已有说明。'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='reports_doubtanswer_reason', violation_error_message='说明不能为空。')],
            },
        ),
        migrations.CreateModel(
            name='Rendering',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.FileField(blank=True, max_length=200, upload_to='', verbose_name='文件')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='指纹')),
                ('pages', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='页数')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='发起时间')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='完成时间')),
                ('created_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='发起人')),
                ('job', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='jobs.job', verbose_name='后台任务')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='renderings', to='reports.annualreport', verbose_name='报告')),
            ],
            options={
                'verbose_name': '报告草稿',
                'verbose_name_plural': '报告草稿',
                'ordering': ['-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('file', ''), ('finished_at__isnull', True), ('pages__isnull', True), ('sha256', '')), models.Q(models.Q(('file', ''), _negated=True), models.Q(('sha256', ''), _negated=True), ('finished_at__isnull', False), ('pages__gt', 0)), _connector='OR'), name='reports_rendering_whole', violation_error_message='文件、指纹、页数须同时写入。')],
            },
        ),
        migrations.CreateModel(
            name='ReportFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.PositiveSmallIntegerField(verbose_name='审定次序')),
                ('key', models.CharField(max_length=60, verbose_name='代号')),
                ('label', models.CharField(max_length=60, verbose_name='名称')),
                ('unit', models.CharField(max_length=10, verbose_name='单位')),
                ('basis', models.CharField(max_length=300, verbose_name='口径')),
                ('version', models.PositiveSmallIntegerField(verbose_name='口径版本')),
                ('value', models.DecimalField(decimal_places=4, max_digits=18, null=True, verbose_name='值')),
                ('text', models.CharField(max_length=400, verbose_name='印出的值')),
                ('ids_count', models.PositiveIntegerField(verbose_name='记录数')),
                ('ids_sha256', models.CharField(max_length=64, verbose_name='记录编号指纹')),
                ('frozen_at', models.DateTimeField(verbose_name='冻结时间')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='reports.annualreport', verbose_name='报告')),
            ],
            options={
                'verbose_name': '冻结数字',
                'verbose_name_plural': '冻结数字',
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('report', 'round', 'key'), name='reports_reportfigure_once', violation_error_message='同一次审定中数字重复。'), models.CheckConstraint(condition=models.Q(('round__gte', 1), ('version__gte', 1)), name='reports_reportfigure_version', violation_error_message='审定次序和口径版本从 1 起。')],
            },
        ),
        migrations.CreateModel(
            name='ReportSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=30, verbose_name='章节代号')),
                ('part', models.PositiveSmallIntegerField(verbose_name='部分')),
                ('order', models.PositiveSmallIntegerField(verbose_name='次序')),
                ('heading', models.CharField(max_length=80, verbose_name='标题')),
                ('text', models.TextField(blank=True, verbose_name='正文')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='修改时间')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='reports.annualreport', verbose_name='报告')),
                ('updated_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='修改人')),
            ],
            options={
                'verbose_name': '报告章节',
                'verbose_name_plural': '报告章节',
                'ordering': ['part', 'order'],
                'constraints': [models.UniqueConstraint(fields=('report', 'key'), name='reports_reportsection_key', violation_error_message='这一章节已存在。'), models.UniqueConstraint(fields=('report', 'part', 'order'), name='reports_reportsection_place', violation_error_message='章节次序重复。'), models.CheckConstraint(condition=models.Q(('part__gte', 0), ('part__lte', 4)), name='reports_reportsection_part', violation_error_message='报告只有四个部分。')],
            },
        ),
    ]
