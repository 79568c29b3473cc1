from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('inspections', '0005_cap'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='inspectiontask',
            index=models.Index(fields=['cap_year', 'enterprise'], name='inspections_cap_yea_f3cf09_idx'),
        ),
        migrations.AddConstraint(
            model_name='inspectiontask',
            constraint=models.UniqueConstraint(fields=('enterprise', 'cap_year', 'cap_place'), name='inspections_inspectiontask_cap_place', violation_error_message='这家企业当年的这一次检查已另有任务，请重新下达。'),
        ),
        migrations.AddConstraint(
            model_name='inspectiontask',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cap_place__isnull', True), ('cap_year__isnull', True)), models.Q(('cap_place__gte', 1), ('cap_place__isnull', False), ('cap_year__isnull', False)), _connector='OR'), name='inspections_inspectiontask_cap_counted', violation_error_message='计入年度和第几次须同时登记。'),
        ),
        migrations.AddConstraint(
            model_name='inspectiontask',
            constraint=models.CheckConstraint(condition=models.Q(('cap_year__isnull', False), ('mode', 'remote'), ('basis__in', ['trigger', 'campaign']), ('state__in', ['held', 'cancelled']), _connector='OR'), name='inspections_inspectiontask_cap_counts', violation_error_message='日常现场检查须计入企业本年检查次数。'),
        ),
        migrations.AddConstraint(
            model_name='inspectiontask',
            constraint=models.CheckConstraint(condition=models.Q(('cap_year__isnull', True), models.Q(models.Q(('mode', 'remote'), _negated=True), models.Q(('basis', 'trigger'), _negated=True), models.Q(('state__in', ['held', 'cancelled']), _negated=True)), _connector='OR'), name='inspections_inspectiontask_cap_counts_not', violation_error_message='非现场检查、个案检查和没有进行的检查不计入企业检查次数。'),
        ),
        migrations.AddConstraint(
            model_name='inspectiontask',
            constraint=models.CheckConstraint(condition=models.Q(('cap_place__isnull', True), ('cap_most__isnull', True), ('cap_place__lte', models.F('cap_most')), ('over_by__isnull', False), _connector='OR'), name='inspections_inspectiontask_within_cap', violation_error_message='企业本年检查已达上限，须局领导批准后才能到现场检查。'),
        ),
        migrations.AddConstraint(
            model_name='inspectiontask',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('over_by__isnull', True), ('over_on__isnull', True)), models.Q(('over_by__isnull', False), ('over_on__isnull', False), models.Q(('over_reason', ''), _negated=True)), _connector='OR'), name='inspections_inspectiontask_over_cap', violation_error_message='批准超上限检查须有批准人、日期和理由。'),
        ),
        migrations.AddConstraint(
            model_name='inspectiontask',
            constraint=models.CheckConstraint(condition=models.Q(('over_reason__in', ['', 'superior', 'unmended', 'risk', 'protect', 'asked'])), name='inspections_inspectiontask_over_listed', violation_error_message='超上限的理由须从所列情形中选择。'),
        ),
        migrations.AddConstraint(
            model_name='inspectiontask',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'held'), _negated=True), models.Q(('cap_most__isnull', False), ('mode', 'onsite'), ('over_by__isnull', True)), _connector='OR'), name='inspections_inspectiontask_held_why', violation_error_message='待批的超上限检查须记明当时的上限。'),
        ),
    ]
