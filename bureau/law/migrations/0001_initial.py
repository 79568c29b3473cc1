import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('staff', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organ',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True, verbose_name='代码')),
                ('name', models.CharField(max_length=60, verbose_name='名称')),
                ('seal_name', models.CharField(max_length=60, verbose_name='印章名称')),
                ('prefix', models.CharField(max_length=20, verbose_name='文号代字')),
                ('effective_from', models.DateField(verbose_name='起用日')),
                ('effective_to', models.DateField(blank=True, null=True, verbose_name='止用日')),
                ('basis', models.CharField(max_length=120, verbose_name='依据')),
                ('review_body', models.CharField(max_length=60, verbose_name='复议机关')),
                ('review_body_other', models.CharField(blank=True, max_length=60, verbose_name='也可受理复议的机关')),
                ('review_article', models.CharField(max_length=80, verbose_name='复议依据')),
                ('court', models.CharField(max_length=60, verbose_name='管辖法院')),
                ('credit_code', models.CharField(max_length=18, verbose_name='统一社会信用代码')),
                ('address', models.CharField(max_length=80, verbose_name='地址')),
                ('phone', models.CharField(max_length=30, verbose_name='电话')),
                ('payee', models.CharField(max_length=60, verbose_name='罚款收款单位')),
                ('payee_bank', models.CharField(max_length=60, verbose_name='收款银行')),
                ('payee_account', models.CharField(max_length=40, verbose_name='收款账号')),
                ('invented', models.BooleanField(default=False, verbose_name='虚构示例')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='staff.office', verbose_name='机构')),
            ],
            options={
                'verbose_name': '作出机关',
                'verbose_name_plural': '作出机关',
                'ordering': ['-effective_from'],
                'constraints': [models.UniqueConstraint(fields=('prefix', 'effective_from'), name='law_organ_version', violation_error_message='同一代字在同一天已有作出机关。'), models.CheckConstraint(condition=models.Q(('effective_to__isnull', True), ('effective_to__gte', models.F('effective_from')), _connector='OR'), name='law_organ_dates', violation_error_message='止用日不能早于起用日。'), models.CheckConstraint(condition=models.Q(('seal_name', models.F('name'))), name='law_organ_seal', violation_error_message='印章名称须与机关名称一致。')],
            },
        ),
        migrations.CreateModel(
            name='Statute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True, verbose_name='代码')),
                ('title', models.CharField(max_length=120, verbose_name='全称')),
                ('short_title', models.CharField(max_length=40, unique=True, verbose_name='简称')),
                ('level', models.CharField(choices=[('law', '法律'), ('regulation', '行政法规'), ('rule', '部门规章'), ('interpretation', '司法解释'), ('paper', '规范性文件')], max_length=20, verbose_name='层级')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='文号')),
                ('effective_from', models.DateField(blank=True, null=True, verbose_name='施行日')),
                ('effective_to', models.DateField(blank=True, null=True, verbose_name='失效日')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='说明')),
            ],
            options={
                'verbose_name': '法规',
                'verbose_name_plural': '法规',
                'ordering': ['pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('effective_to__isnull', True), ('effective_to__gte', models.F('effective_from')), _connector='OR'), name='law_statute_dates', violation_error_message='失效日不能早于施行日。')],
            },
        ),
        migrations.CreateModel(
            name='Violation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=40, unique=True, verbose_name='代码')),
                ('name', models.CharField(max_length=60, unique=True, verbose_name='案由')),
                ('order', models.PositiveSmallIntegerField(verbose_name='次序')),
                ('is_active', models.BooleanField(default=True, verbose_name='可选用')),
            ],
            options={
                'verbose_name': '案由',
                'verbose_name_plural': '案由',
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ViolationBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('regime', models.CharField(choices=[('old', '法典施行前'), ('code', '生态环境法典')], max_length=4, verbose_name='适用法')),
                ('tier', models.CharField(blank=True, choices=[('', '一般'), ('refuses', '拒不改正、逾期不改正'), ('serious', '情节严重'), ('grave', '后果特别严重')], max_length=10, verbose_name='情节')),
                ('subject', models.CharField(choices=[('entity', '单位'), ('person', '责任人员')], default='entity', max_length=8, verbose_name='对象')),
                ('duty_articles', models.CharField(blank=True, max_length=120, verbose_name='违反条款')),
                ('penalty_article', models.CharField(max_length=120, verbose_name='处罚条款')),
                ('base', models.CharField(choices=[('fixed', '定额'), ('investment', '总投资额百分比'), ('cost', '处置费用倍数'), ('by_act', '按所涉行为定')], default='fixed', max_length=12, verbose_name='计算基数')),
                ('fine_min', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='下限')),
                ('fine_max', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='上限')),
                ('cost_floor', models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name='费用最低按')),
                ('extra', models.CharField(blank=True, max_length=120, verbose_name='并处与说明')),
                ('effective_from', models.DateField(blank=True, null=True, verbose_name='起用日')),
                ('effective_to', models.DateField(blank=True, null=True, verbose_name='止用日')),
                ('source', models.CharField(max_length=10, verbose_name='出处')),
                ('verified', models.CharField(choices=[('y', '已核对'), ('y*', '据第三方文本，待核对官方文本'), ('n', '未核对')], default='n', max_length=2, verbose_name='核对')),
                ('violation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bases', to='law.violation', verbose_name='案由')),
            ],
            options={
                'verbose_name': '处罚依据',
                'verbose_name_plural': '处罚依据',
                'ordering': ['violation__order', '-regime', 'subject', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('violation', 'regime', 'tier', 'subject'), name='law_violationbasis_once', violation_error_message='同一案由的同一情节已有依据。'), models.CheckConstraint(condition=models.Q(models.Q(('fine_min__gte', 0), ('fine_min__lte', models.F('fine_max'))), ('base', 'by_act'), _connector='OR'), name='law_violationbasis_range', violation_error_message='罚款下限不能高于上限。'), models.CheckConstraint(condition=models.Q(('effective_to__isnull', True), ('effective_from__isnull', True), ('effective_to__gte', models.F('effective_from')), _connector='OR'), name='law_violationbasis_dates', violation_error_message='止用日不能早于起用日。')],
            },
        ),
    ]
