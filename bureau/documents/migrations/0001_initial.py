import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('jobs', '0001_initial'),
        ('law', '0001_initial'),
        ('staff', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('doc_type', models.CharField(max_length=60, verbose_name='文书种类')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('last', models.PositiveIntegerField(default=0, verbose_name='末号')),
                ('organ', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='law.organ', verbose_name='制发机关')),
            ],
            options={
                'verbose_name': '文号计数',
                'verbose_name_plural': '文号计数',
                'constraints': [models.UniqueConstraint(fields=('organ', 'doc_type', 'year'), name='documents_counter_one', violation_error_message='每个机关、每种文书、每个年度只有一个计数。')],
            },
        ),
        migrations.CreateModel(
            name='IssuedDocument',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('dossier_kind', models.CharField(max_length=60, verbose_name='对象种类')),
                ('dossier_id', models.BigIntegerField(verbose_name='对象编号')),
                ('type', models.CharField(db_index=True, max_length=60, verbose_name='种类')),
                ('title', models.CharField(max_length=80, verbose_name='文书名称')),
                ('number', models.CharField(blank=True, max_length=60, verbose_name='文号')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('sequence', models.PositiveIntegerField(blank=True, null=True, verbose_name='序号')),
                ('issued_on', models.DateField(verbose_name='制发日期')),
                ('issued_at', models.DateTimeField(auto_now_add=True, verbose_name='登记时间')),
                ('context', models.JSONField(verbose_name='冻结内容')),
                ('verify_code', models.CharField(max_length=19, unique=True, verbose_name='核验码')),
                ('state', models.CharField(choices=[('queued', '正在生成'), ('ready', '已生成'), ('failed', '生成失败')], default='queued', max_length=10, verbose_name='状态')),
                ('error', models.TextField(blank=True, verbose_name='生成失败原因')),
                ('file', models.FileField(blank=True, max_length=200, upload_to='', verbose_name='文件')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='文件 SHA-256')),
                ('pages', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='页数')),
                ('template_sha256', models.CharField(blank=True, max_length=64, verbose_name='模板 SHA-256')),
                ('voided_at', models.DateTimeField(blank=True, null=True, verbose_name='作废时间')),
                ('void_reason', models.CharField(blank=True, max_length=200, verbose_name='作废理由')),
                ('issued_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='制发人')),
                ('job', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='jobs.job', verbose_name='后台任务')),
                ('organ', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='law.organ', verbose_name='制发机关')),
                ('voided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='作废人')),
            ],
            options={
                'verbose_name': '文书',
                'verbose_name_plural': '文书',
                'ordering': ['issued_on', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('organ', 'type', 'year', 'sequence'), name='documents_issued_sequence', violation_error_message='这个序号已经用过。'), models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('number',), name='documents_issued_number', violation_error_message='这个文号已经用过。'), models.CheckConstraint(condition=models.Q(models.Q(('number', ''), ('sequence__isnull', True)), models.Q(models.Q(('number', ''), _negated=True), ('sequence__gte', 1), ('sequence__isnull', False)), _connector='OR'), name='documents_issued_number_and_sequence', violation_error_message='文号与序号应当同时有或同时无。'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'ready'), _negated=True), models.Q(models.Q(('file', ''), _negated=True), models.Q(('sha256', ''), _negated=True), ('pages__gte', 1), ('pages__isnull', False)), _connector='OR'), name='documents_issued_ready_has_file', violation_error_message='已生成的文书应当有文件、指纹和页数。'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('error', ''), _negated=True), _connector='OR'), name='documents_issued_failed_says_why', violation_error_message='生成失败应当写明原因。'), models.CheckConstraint(condition=models.Q(models.Q(('void_reason', ''), ('voided_at__isnull', True)), models.Q(('voided_at__isnull', False), models.Q(('void_reason', ''), _negated=True)), _connector='OR'), name='documents_issued_void_reason', violation_error_message='作废应当写明理由。')],
                'indexes': [models.Index(fields=['dossier_kind', 'dossier_id'], name='documents_i_dossier_5772ab_idx')],
            },
        ),
    ]
