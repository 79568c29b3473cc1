import django.db.models.deletion
import django.db.models.expressions
import inspections.models.enterprise
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("inspections", "0001_initial"),
        ("inspections", "0002_offsite"),
        ("inspections", "0003_register"),
        ("inspections", "0004_plans"),
        ("inspections", "0005_cap"),
        ("inspections", "0006_cap_rules"),
        ("inspections", "0007_positive"),
        ("inspections", "0008_site"),
    ]

    initial = True

    dependencies = [
        ("jobs", "0001_initial"),
        ("law", "0003_register"),
        ("record", "0002_append_only"),
        ("staff", "0006_off_duty_rows"),
        ("staff", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="设备名称")),
                ("model", models.CharField(blank=True, max_length=60, verbose_name="型号")),
                ("serial", models.CharField(blank=True, max_length=60, verbose_name="出厂编号")),
                ("accepted_on", models.DateField(blank=True, null=True, verbose_name="验收日期")),
                ("filed_on", models.DateField(blank=True, null=True, verbose_name="备案日期")),
                ("removed_on", models.DateField(blank=True, null=True, verbose_name="拆除日期")),
            ],
            options={
                "verbose_name": "自动监控设备",
                "verbose_name_plural": "自动监控设备",
                "ordering": ["point", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("filed_on__isnull", True),
                            models.Q(
                                ("accepted_on__isnull", False), ("filed_on__gte", models.F("accepted_on"))
                            ),
                            _connector="OR",
                        ),
                        name="inspections_device_filed_after_acceptance",
                        violation_error_message="备案在验收之后；请先填验收日期。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Campaign",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "next_due_on",
                    models.DateField(blank=True, db_index=True, null=True, verbose_name="最近期限"),
                ),
                ("next_due_label", models.CharField(blank=True, max_length=60, verbose_name="最近期限事项")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planning", "拟订"),
                            ("submitted", "待批准"),
                            ("running", "进行中"),
                            ("finished", "已结束"),
                            ("cancelled", "已撤销"),
                        ],
                        db_index=True,
                        default="planning",
                        max_length=30,
                        verbose_name="状态",
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="名称")),
                (
                    "focus",
                    models.CharField(
                        choices=[
                            ("water_source", "饮用水源地"),
                            ("reserve", "自然保护区"),
                            ("industry", "工业企业"),
                            ("other", "其他"),
                        ],
                        max_length=14,
                        verbose_name="领域",
                    ),
                ),
                ("basis", models.CharField(max_length=120, verbose_name="部署文件")),
                ("goal", models.TextField(blank=True, verbose_name="检查重点")),
                ("starts_on", models.DateField(verbose_name="开始日期")),
                ("ends_on", models.DateField(verbose_name="结束日期")),
                ("summary", models.TextField(blank=True, verbose_name="总结")),
                (
                    "targets_digest",
                    models.CharField(blank=True, editable=False, max_length=64, verbose_name="名单摘要"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                        verbose_name="所属机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "专项执法行动",
                "verbose_name_plural": "专项执法行动",
                "ordering": ["-starts_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="inspections_campaign_dates",
                        violation_error_message="结束日期不能早于开始日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis", ""), _negated=True),
                        name="inspections_campaign_basis",
                        violation_error_message="专项行动须写明部署文件。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "submitted"), _negated=True),
                            models.Q(("targets_digest", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="inspections_campaign_targets_frozen",
                        violation_error_message="报批的专项行动须已固定名单。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CapRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("most", models.PositiveSmallIntegerField(verbose_name="每家企业每年最多（次）")),
                ("special_counts", models.BooleanField(default=True, verbose_name="专项检查计入")),
                ("effective_from", models.DateField(verbose_name="施行日期")),
                ("effective_to", models.DateField(blank=True, null=True, verbose_name="失效日期")),
                ("source", models.CharField(max_length=120, verbose_name="依据")),
                (
                    "verified",
                    models.CharField(
                        choices=[("y", "已核对原文"), ("n", "未核对")],
                        default="n",
                        max_length=1,
                        verbose_name="核对",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                        verbose_name="机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查频次上限",
                "verbose_name_plural": "检查频次上限",
                "ordering": ["-effective_from", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "effective_from"),
                        name="inspections_caprule_once",
                        violation_error_message="同一施行日期已有上限。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("most__gte", 1)),
                        name="inspections_caprule_most",
                        violation_error_message="上限至少 1 次。不设上限的，不登记即可。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effective_to__isnull", True),
                            ("effective_to__gt", models.F("effective_from")),
                            _connector="OR",
                        ),
                        name="inspections_caprule_dates",
                        violation_error_message="失效日期须晚于施行日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="inspections_caprule_source",
                        violation_error_message="上限由省级规定，须写明依据的文件。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Checklist",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=30, verbose_name="代号")),
                ("version", models.PositiveSmallIntegerField(verbose_name="版本")),
                ("title", models.CharField(max_length=60, verbose_name="名称")),
                (
                    "industry",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("textile", "纺织印染"),
                            ("paper", "造纸和纸制品"),
                            ("chemical", "化工"),
                            ("metal", "金属冶炼和铸造"),
                            ("plating", "电镀和表面处理"),
                            ("building", "建材和非金属矿物"),
                            ("food", "食品加工"),
                            ("livestock", "畜禽养殖"),
                            ("heat", "热力和电力"),
                            ("waste", "废物处理和再生利用"),
                            ("sewage", "污水处理"),
                            ("wood", "木材和家具"),
                            ("printing", "印刷和包装"),
                            ("mining", "采选"),
                            ("medical", "医疗机构"),
                            ("repair", "汽车维修"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="适用行业",
                    ),
                ),
                ("effective_from", models.DateField(verbose_name="启用日期")),
                ("effective_to", models.DateField(blank=True, null=True, verbose_name="停用日期")),
            ],
            options={
                "verbose_name": "检查单",
                "verbose_name_plural": "检查单",
                "ordering": ["key", "-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("key", "version"), name="inspections_checklist_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="ChecklistItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(verbose_name="序号")),
                ("text", models.CharField(max_length=160, verbose_name="检查内容")),
                ("law", models.CharField(max_length=120, verbose_name="依据")),
                (
                    "asks",
                    models.CharField(
                        choices=[
                            ("verdict", "只作结论"),
                            ("number", "数值"),
                            ("choice", "选项"),
                            ("words", "文字"),
                        ],
                        default="verdict",
                        max_length=8,
                        verbose_name="填写",
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=20, verbose_name="单位")),
                (
                    "least",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=14, null=True, verbose_name="符合的下限"
                    ),
                ),
                (
                    "most",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=14, null=True, verbose_name="符合的上限"
                    ),
                ),
                ("options", models.JSONField(blank=True, default=list, verbose_name="选项")),
                (
                    "checklist",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="inspections.checklist",
                    ),
                ),
                (
                    "violation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="law.violation",
                        verbose_name="违法行为",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查项",
                "verbose_name_plural": "检查项",
                "ordering": ["checklist", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("checklist", "position"), name="inspections_checklistitem_position"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("law", ""), _negated=True),
                        name="inspections_checklistitem_cites_law",
                        violation_error_message="检查项须写明依据。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("least__isnull", True),
                            ("most__isnull", True),
                            ("most__gte", models.F("least")),
                            _connector="OR",
                        ),
                        name="inspections_checklistitem_bounds",
                        violation_error_message="上限不能小于下限。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeviceEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("F", "故障"), ("C", "校准"), ("M", "维护"), ("S", "停运"), ("R", "拆除")],
                        max_length=1,
                        verbose_name="情形",
                    ),
                ),
                ("started_at", models.DateTimeField(verbose_name="开始时间")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="恢复时间")),
                ("reported_at", models.DateTimeField(blank=True, null=True, verbose_name="报告时间")),
                ("report_due_at", models.DateTimeField(blank=True, null=True, verbose_name="应报告")),
                ("restore_due_at", models.DateTimeField(blank=True, null=True, verbose_name="应恢复")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="修复或答复期限")),
                ("asked_on", models.DateField(blank=True, null=True, verbose_name="申请日期")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                ("consented", models.BooleanField(blank=True, null=True, verbose_name="同意")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "device",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="inspections.device",
                    ),
                ),
            ],
            options={
                "verbose_name": "设备情况",
                "verbose_name_plural": "设备情况",
                "ordering": ["-started_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("device", "kind", "started_at"),
                        name="inspections_deviceevent_once",
                        violation_error_message="这台设备同一时间已登记同一情形。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            ("ended_at__gt", models.F("started_at")),
                            _connector="OR",
                        ),
                        name="inspections_deviceevent_times",
                        violation_error_message="恢复时间须在开始时间之后。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind__in", ["S", "R"]), _negated=True),
                            ("asked_on__isnull", False),
                            _connector="OR",
                        ),
                        name="inspections_deviceevent_consent_is_asked",
                        violation_error_message="停运、拆除须有申请日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on__isnull", True), ("consented__isnull", True)),
                            models.Q(
                                ("answered_on__gte", models.F("asked_on")), ("consented__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="inspections_deviceevent_answer",
                        violation_error_message="答复日期和是否同意须一并填写，且不早于申请。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DrawPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "next_due_on",
                    models.DateField(blank=True, db_index=True, null=True, verbose_name="最近期限"),
                ),
                ("next_due_label", models.CharField(blank=True, max_length=60, verbose_name="最近期限事项")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafting", "拟订"),
                            ("submitted", "待批准"),
                            ("frozen", "已冻结"),
                            ("drawn", "待复核"),
                            ("running", "检查中"),
                            ("completed", "已完成"),
                            ("cancelled", "已撤销"),
                        ],
                        db_index=True,
                        default="drafting",
                        max_length=30,
                        verbose_name="状态",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "quarter",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "第一季度"), (2, "第二季度"), (3, "第三季度"), (4, "第四季度")],
                        verbose_name="季度",
                    ),
                ),
                (
                    "month",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (1, "1 月"),
                            (2, "2 月"),
                            (3, "3 月"),
                            (4, "4 月"),
                            (5, "5 月"),
                            (6, "6 月"),
                            (7, "7 月"),
                            (8, "8 月"),
                            (9, "9 月"),
                            (10, "10 月"),
                            (11, "11 月"),
                            (12, "12 月"),
                        ],
                        null=True,
                        verbose_name="月份",
                    ),
                ),
                ("sequence", models.PositiveIntegerField(verbose_name="顺序号")),
                ("number", models.CharField(max_length=40, verbose_name="编号")),
                ("title", models.CharField(max_length=80, verbose_name="名称")),
                ("take_key", models.PositiveIntegerField(blank=True, null=True, verbose_name="重点抽取家数")),
                (
                    "take_special",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="特殊抽取家数"),
                ),
                (
                    "take_general",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="一般抽取家数"),
                ),
                ("quota_reason", models.CharField(blank=True, max_length=200, verbose_name="家数调整理由")),
                ("skip_drawn", models.BooleanField(default=False, verbose_name="本年已抽中的不再抽")),
                ("public_source", models.CharField(blank=True, max_length=120, verbose_name="公开值来源")),
                ("public_due_on", models.DateField(blank=True, null=True, verbose_name="公开值产生日期")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="检查完成期限")),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                        verbose_name="所属机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "双随机抽查计划",
                "verbose_name_plural": "双随机抽查计划",
                "ordering": ["-year", "-quarter", "-sequence"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "year", "sequence"),
                        name="inspections_drawplan_number",
                        violation_error_message="这个编号已用。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quarter__gte", 1), ("quarter__lte", 4)),
                        name="inspections_drawplan_quarter",
                        violation_error_message="季度为 1 至 4。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("month__isnull", True),
                            models.Q(
                                (
                                    "month__gte",
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("quarter"), "*", models.Value(3)
                                        ),
                                        "-",
                                        models.Value(2),
                                    ),
                                ),
                                (
                                    "month__lte",
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("quarter"), "*", models.Value(3)
                                    ),
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_drawplan_month",
                        violation_error_message="月份须在所属季度之内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["drafting", "submitted", "cancelled"]),
                            models.Q(
                                ("public_due_on__isnull", False),
                                models.Q(("public_source", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_drawplan_names_public_value",
                        violation_error_message="冻结前须写明采用哪一个将来的公开值及其产生日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Draw",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveSmallIntegerField(default=1, verbose_name="第几次")),
                ("number", models.CharField(max_length=60, verbose_name="抽取编号")),
                ("active", models.BooleanField(default=True, verbose_name="有效")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="重抽理由")),
                ("format_version", models.PositiveSmallIntegerField(default=1, verbose_name="格式版本")),
                ("frozen_at", models.DateTimeField(verbose_name="冻结时间")),
                ("pool", models.TextField(verbose_name="冻结名录")),
                ("pool_digest", models.CharField(max_length=64, verbose_name="名录摘要")),
                ("secret", models.CharField(max_length=64, verbose_name="密值")),
                ("commitment", models.CharField(max_length=64, verbose_name="承诺")),
                ("public_source", models.CharField(max_length=120, verbose_name="公开值来源")),
                ("public_due_on", models.DateField(verbose_name="公开值产生日期")),
                ("public_value", models.CharField(blank=True, max_length=120, verbose_name="公开值")),
                ("seed", models.CharField(blank=True, max_length=64, verbose_name="种子")),
                ("revealed_at", models.DateTimeField(blank=True, null=True, verbose_name="抽取时间")),
                ("record", models.TextField(blank=True, verbose_name="公布的记录")),
                (
                    "frozen_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="批准冻结",
                    ),
                ),
                (
                    "revealed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="抽取人",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draws",
                        to="inspections.drawplan",
                        verbose_name="计划",
                    ),
                ),
            ],
            options={
                "verbose_name": "抽取",
                "verbose_name_plural": "抽取",
                "ordering": ["plan", "sequence"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("active", True)),
                        fields=("plan",),
                        name="inspections_draw_one_active",
                        violation_error_message="本计划已有一次有效抽取。",
                    ),
                    models.UniqueConstraint(fields=("plan", "sequence"), name="inspections_draw_sequence"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("sequence", 1), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="inspections_draw_redraw_says_why",
                        violation_error_message="重抽须写明理由，理由随结果公开。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("public_value", ""),
                                ("record", ""),
                                ("revealed_at__isnull", True),
                                ("seed", ""),
                            ),
                            models.Q(
                                ("revealed_at__gt", models.F("frozen_at")),
                                models.Q(("seed", ""), _negated=True),
                                models.Q(("public_value", ""), _negated=True),
                                models.Q(("record", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_draw_revealed_together",
                        violation_error_message="公开值、种子、记录和抽取时间须同时登记，且晚于冻结。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enterprise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        error_messages={
                            "unique": "名录中已有这个统一社会信用代码的企业。请查找后更新，不要重复登记。"
                        },
                        max_length=18,
                        unique=True,
                        validators=[inspections.models.enterprise.valid_code],
                        verbose_name="统一社会信用代码",
                    ),
                ),
                ("name", models.CharField(db_index=True, max_length=120, verbose_name="企业名称")),
                ("short_name", models.CharField(max_length=40, verbose_name="简称")),
                (
                    "initials",
                    models.CharField(
                        db_index=True, editable=False, max_length=170, verbose_name="拼音首字母"
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[("key", "重点"), ("special", "特殊"), ("general", "一般")],
                        max_length=10,
                        verbose_name="监管类别",
                    ),
                ),
                (
                    "permit",
                    models.CharField(
                        choices=[
                            ("key", "重点管理"),
                            ("simplified", "简化管理"),
                            ("registered", "登记管理"),
                            ("none", "无"),
                        ],
                        default="none",
                        max_length=12,
                        verbose_name="排污许可",
                    ),
                ),
                (
                    "industry",
                    models.CharField(
                        choices=[
                            ("textile", "纺织印染"),
                            ("paper", "造纸和纸制品"),
                            ("chemical", "化工"),
                            ("metal", "金属冶炼和铸造"),
                            ("plating", "电镀和表面处理"),
                            ("building", "建材和非金属矿物"),
                            ("food", "食品加工"),
                            ("livestock", "畜禽养殖"),
                            ("heat", "热力和电力"),
                            ("waste", "废物处理和再生利用"),
                            ("sewage", "污水处理"),
                            ("wood", "木材和家具"),
                            ("printing", "印刷和包装"),
                            ("mining", "采选"),
                            ("medical", "医疗机构"),
                            ("repair", "汽车维修"),
                            ("other", "其他"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="行业",
                    ),
                ),
                ("town", models.CharField(db_index=True, max_length=30, verbose_name="乡镇")),
                ("address", models.CharField(max_length=160, verbose_name="地址")),
                (
                    "legal_representative",
                    models.CharField(blank=True, max_length=40, verbose_name="法定代表人"),
                ),
                ("contact", models.CharField(blank=True, max_length=40, verbose_name="环保联系人")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                ("online_monitoring", models.BooleanField(default=False, verbose_name="安装在线监控")),
                (
                    "investment",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=14,
                        null=True,
                        verbose_name="建设项目总投资（元）",
                    ),
                ),
                ("active", models.BooleanField(default=True, verbose_name="在用")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                ("updated_at", models.DateTimeField(auto_now=True, verbose_name="更新时间")),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="absorbed",
                        to="inspections.enterprise",
                        verbose_name="并入",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                        verbose_name="监管机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "企业档案",
                "verbose_name_plural": "企业档案",
                "ordering": ["code"],
                "indexes": [
                    models.Index(
                        fields=["office", "category", "active"], name="inspections_office__78b6bb_idx"
                    ),
                    models.Index(fields=["office", "town"], name="inspections_office__7817f6_idx"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("category__in", ["key", "special", "general"])),
                        name="inspections_enterprise_category",
                        violation_error_message="监管类别只有重点、特殊、一般三种。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("investment__isnull", True), ("investment__gte", 0), _connector="OR"
                        ),
                        name="inspections_enterprise_investment",
                        violation_error_message="总投资不能为负数。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into__isnull", True),
                            models.Q(
                                ("active", False), models.Q(("merged_into", models.F("id")), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="inspections_enterprise_merged",
                        violation_error_message="已并入其他企业的档案不能再在用，也不能并入自己。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DrawResult",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stratum",
                    models.CharField(
                        choices=[("key", "重点"), ("special", "特殊"), ("general", "一般")],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                ("rank", models.PositiveIntegerField(verbose_name="名次")),
                ("ticket", models.CharField(max_length=64, verbose_name="票值")),
                (
                    "place",
                    models.CharField(
                        choices=[("selected", "抽中"), ("reserve", "候补")],
                        max_length=10,
                        verbose_name="结果",
                    ),
                ),
                (
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="inspections.draw",
                    ),
                ),
                (
                    "officer_a",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "officer_b",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drawn",
                        to="inspections.enterprise",
                    ),
                ),
            ],
            options={
                "verbose_name": "抽取结果",
                "verbose_name_plural": "抽取结果",
                "ordering": ["draw", "stratum", "rank"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("draw", "enterprise"), name="inspections_drawresult_once"
                    ),
                    models.UniqueConstraint(
                        fields=("draw", "stratum", "rank"), name="inspections_drawresult_rank"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("officer_a__isnull", True), ("officer_b__isnull", True), ("place", "reserve")
                            ),
                            models.Q(
                                ("officer_a__isnull", False),
                                ("officer_b__isnull", False),
                                ("place", "selected"),
                                models.Q(("officer_a", models.F("officer_b")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_drawresult_two_officers",
                        violation_error_message="抽中的企业须有两名不同的执法人员。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DataSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="数据来源")),
                ("token_hash", models.CharField(max_length=64, unique=True, verbose_name="令牌摘要")),
                ("per_minute", models.PositiveSmallIntegerField(default=60, verbose_name="每分钟批次上限")),
                ("minute", models.DateTimeField(editable=False, null=True)),
                ("used", models.PositiveIntegerField(default=0, editable=False)),
                ("last_used_at", models.DateTimeField(editable=False, null=True, verbose_name="最近使用")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="建立时间")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销时间")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                        verbose_name="机构",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.enterprise",
                        verbose_name="限于企业",
                    ),
                ),
            ],
            options={
                "verbose_name": "数据来源",
                "verbose_name_plural": "数据来源",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("per_minute__gt", 0)), name="inspections_datasource_some_allowed"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CampaignTarget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("origin", models.CharField(blank=True, max_length=80, verbose_name="列入方式")),
                (
                    "campaign",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="inspections.campaign",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.enterprise",
                        verbose_name="企业",
                    ),
                ),
            ],
            options={
                "verbose_name": "专项行动对象",
                "verbose_name_plural": "专项行动对象",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("campaign", "enterprise"),
                        name="inspections_campaigntarget_once",
                        violation_error_message="这家企业已在名单上。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EnterpriseChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("field", models.CharField(max_length=30, verbose_name="事项")),
                ("before", models.CharField(blank=True, max_length=200, verbose_name="变更前")),
                ("after", models.CharField(blank=True, max_length=200, verbose_name="变更后")),
                ("valid_from", models.DateField(verbose_name="变更日期")),
                ("reason", models.CharField(max_length=200, verbose_name="变更依据")),
                ("entered_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="inspections.enterprise",
                        verbose_name="企业",
                    ),
                ),
            ],
            options={
                "verbose_name": "企业信息变更",
                "verbose_name_plural": "企业信息变更",
                "ordering": ["-valid_from", "-pk"],
                "indexes": [
                    models.Index(fields=["enterprise", "-valid_from"], name="inspections_enterpr_e798d5_idx")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("before", models.F("after")), _negated=True),
                        name="inspections_enterprisechange_differs",
                        violation_error_message="变更前后相同。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="inspections_enterprisechange_says_why",
                        violation_error_message="信息变更须写明依据。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnterpriseImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "核对中"),
                            ("checked", "待确认"),
                            ("applying", "导入中"),
                            ("applied", "已导入"),
                            ("failed", "不能读取"),
                        ],
                        default="checking",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("file", models.FileField(max_length=200, upload_to="imports/%Y/%m/", verbose_name="文件")),
                ("name", models.CharField(max_length=160, verbose_name="文件名")),
                (
                    "report",
                    models.FileField(
                        blank=True, max_length=200, upload_to="imports/%Y/%m/", verbose_name="逐行结果"
                    ),
                ),
                (
                    "faults",
                    models.FileField(
                        blank=True, max_length=200, upload_to="imports/%Y/%m/", verbose_name="有错的行"
                    ),
                ),
                ("problems", models.JSONField(default=list, verbose_name="前 200 行问题")),
                ("reached", models.PositiveIntegerField(default=0, verbose_name="已处理到的行号")),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="行数")),
                ("created", models.PositiveIntegerField(default=0, verbose_name="新增")),
                ("updated", models.PositiveIntegerField(default=0, verbose_name="更新")),
                ("unchanged", models.PositiveIntegerField(default=0, verbose_name="不变")),
                ("failed", models.PositiveIntegerField(default=0, verbose_name="错误")),
                ("error", models.CharField(blank=True, max_length=300, verbose_name="不能读取的原因")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="上传时间")),
                ("applied_at", models.DateTimeField(blank=True, null=True, verbose_name="导入时间")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="jobs.job",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.office"
                    ),
                ),
            ],
            options={
                "verbose_name": "企业导入",
                "verbose_name_plural": "企业导入",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "applied"), _negated=True),
                            ("applied_at__isnull", False),
                            _connector="OR",
                        ),
                        name="inspections_enterpriseimport_applied_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("error", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="inspections_enterpriseimport_failed_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnterpriseMerge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code_reason",
                    models.CharField(
                        choices=[("renewed", "换发了统一社会信用代码"), ("mistyped", "登记时代码录错")],
                        max_length=10,
                        verbose_name="代码为何不同",
                    ),
                ),
                ("reason", models.CharField(max_length=200, verbose_name="合并依据")),
                ("merged_on", models.DateField(verbose_name="合并日期")),
                ("moved", models.JSONField(blank=True, default=dict, verbose_name="移转的行数")),
                ("entered_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="办理人",
                    ),
                ),
                (
                    "loser",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merge",
                        to="inspections.enterprise",
                        verbose_name="并出的档案",
                    ),
                ),
                (
                    "winner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merges",
                        to="inspections.enterprise",
                        verbose_name="保留的档案",
                    ),
                ),
            ],
            options={
                "verbose_name": "企业档案合并",
                "verbose_name_plural": "企业档案合并",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("loser", models.F("winner")), _negated=True),
                        name="inspections_enterprisemerge_two",
                        violation_error_message="一家企业不能并入自己。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="inspections_enterprisemerge_says_why",
                        violation_error_message="合并须写明依据。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportPart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("last_row", models.PositiveIntegerField(verbose_name="末行")),
                ("text", models.TextField(verbose_name="逐行结果")),
                ("faults", models.TextField(blank=True, verbose_name="有错的行")),
                (
                    "found",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parts",
                        to="inspections.enterpriseimport",
                    ),
                ),
            ],
            options={
                "verbose_name": "导入的一批",
                "verbose_name_plural": "导入的一批",
                "ordering": ["last_row"],
                "constraints": [
                    models.UniqueConstraint(fields=("found", "last_row"), name="inspections_importpart_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="InspectionItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("by_hand", models.BooleanField(default=False, editable=False, verbose_name="本局维护")),
                ("code", models.SlugField(max_length=40, verbose_name="代码")),
                ("name", models.CharField(max_length=80, verbose_name="抽查事项")),
                (
                    "kind",
                    models.CharField(
                        choices=[("general", "一般检查事项"), ("key", "重点检查事项")],
                        default="general",
                        max_length=10,
                        verbose_name="事项类别",
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[("key", "重点"), ("special", "特殊"), ("general", "一般")],
                        max_length=10,
                        verbose_name="检查对象类别",
                    ),
                ),
                (
                    "industry",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("textile", "纺织印染"),
                            ("paper", "造纸和纸制品"),
                            ("chemical", "化工"),
                            ("metal", "金属冶炼和铸造"),
                            ("plating", "电镀和表面处理"),
                            ("building", "建材和非金属矿物"),
                            ("food", "食品加工"),
                            ("livestock", "畜禽养殖"),
                            ("heat", "热力和电力"),
                            ("waste", "废物处理和再生利用"),
                            ("sewage", "污水处理"),
                            ("wood", "木材和家具"),
                            ("printing", "印刷和包装"),
                            ("mining", "采选"),
                            ("medical", "医疗机构"),
                            ("repair", "汽车维修"),
                            ("other", "其他"),
                        ],
                        max_length=12,
                        verbose_name="检查对象行业",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("site", "现场检查"),
                            ("paper", "书面检查"),
                            ("online", "在线监测数据核查"),
                            ("any", "现场、书面或在线"),
                        ],
                        default="any",
                        max_length=10,
                        verbose_name="检查方式",
                    ),
                ),
                ("content", models.CharField(max_length=300, verbose_name="检查内容")),
                ("basis", models.CharField(max_length=300, verbose_name="检查依据")),
                ("department", models.CharField(max_length=60, verbose_name="检查主体")),
                ("partners", models.CharField(blank=True, max_length=120, verbose_name="可联合部门")),
                ("effective_from", models.DateField(verbose_name="起用日")),
                ("effective_to", models.DateField(blank=True, null=True, verbose_name="止用日")),
                ("source", models.CharField(blank=True, max_length=120, verbose_name="出处")),
                (
                    "verified",
                    models.CharField(
                        choices=[("y", "已核对"), ("y*", "据第三方文本，待核对官方文本"), ("n", "未核对")],
                        default="n",
                        max_length=2,
                        verbose_name="核对",
                    ),
                ),
            ],
            options={
                "verbose_name": "抽查事项",
                "verbose_name_plural": "抽查事项",
                "ordering": ["code", "-effective_from"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "effective_from"),
                        name="inspections_inspectionitem_version",
                        violation_error_message="这一事项在同一天已有一个版本。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effective_to__isnull", True),
                            ("effective_to__gte", models.F("effective_from")),
                            _connector="OR",
                        ),
                        name="inspections_inspectionitem_dates",
                        violation_error_message="止用日不能早于起用日。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis", ""), _negated=True),
                        name="inspections_inspectionitem_cites_law",
                        violation_error_message="抽查事项须写明检查依据：没有依据的不列入清单。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InspectionTask",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "next_due_on",
                    models.DateField(blank=True, db_index=True, null=True, verbose_name="最近期限"),
                ),
                ("next_due_label", models.CharField(blank=True, max_length=60, verbose_name="最近期限事项")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "超上限待批"),
                            ("assigned", "待检查"),
                            ("visiting", "检查中"),
                            ("done", "已检查"),
                            ("cancelled", "已取消"),
                        ],
                        db_index=True,
                        default="assigned",
                        max_length=30,
                        verbose_name="状态",
                    ),
                ),
                ("number", models.CharField(max_length=40, verbose_name="任务编号")),
                (
                    "mode",
                    models.CharField(
                        choices=[("onsite", "现场检查"), ("remote", "非现场检查")],
                        default="onsite",
                        max_length=8,
                        verbose_name="方式",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("draw", "双随机抽查"),
                            ("campaign", "专项行动"),
                            ("plan", "年度检查计划"),
                            ("trigger", "线索核查"),
                        ],
                        max_length=10,
                        verbose_name="依据",
                    ),
                ),
                (
                    "trigger",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("complaint", "投诉举报"),
                            ("transfer", "部门移送"),
                            ("assigned", "上级交办"),
                            ("monitoring", "监测数据异常"),
                            ("recheck", "整改复查"),
                        ],
                        max_length=12,
                        verbose_name="线索来源",
                    ),
                ),
                (
                    "reference",
                    models.CharField(blank=True, max_length=120, verbose_name="依据文号或线索编号"),
                ),
                ("purpose", models.CharField(blank=True, max_length=200, verbose_name="检查事项")),
                ("assigned_on", models.DateField(db_index=True, verbose_name="下达日期")),
                ("due_on", models.DateField(verbose_name="完成期限")),
                ("listed", models.BooleanField(default=False, verbose_name="正面清单企业")),
                ("consent_on", models.DateField(blank=True, null=True, verbose_name="同意日期")),
                (
                    "consent_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="同意现场检查的理由"),
                ),
                (
                    "cap_year",
                    models.PositiveSmallIntegerField(
                        blank=True, editable=False, null=True, verbose_name="计入年度"
                    ),
                ),
                (
                    "cap_place",
                    models.PositiveSmallIntegerField(
                        blank=True, editable=False, null=True, verbose_name="当年第几次"
                    ),
                ),
                (
                    "cap_most",
                    models.PositiveSmallIntegerField(
                        blank=True, editable=False, null=True, verbose_name="当时的上限"
                    ),
                ),
                (
                    "over_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("superior", "上级统一部署，不能延至下年"),
                            ("unmended", "上次检查的问题尚未改正"),
                            ("risk", "环境风险突出或信用等级低"),
                            ("protect", "重污染天气、重大活动保障"),
                            ("asked", "企业书面申请"),
                        ],
                        max_length=10,
                        verbose_name="超上限理由",
                    ),
                ),
                ("over_note", models.CharField(blank=True, max_length=200, verbose_name="超上限说明")),
                ("over_on", models.DateField(blank=True, null=True, verbose_name="超上限批准日期")),
                ("done_on", models.DateField(blank=True, db_index=True, null=True, verbose_name="检查日期")),
                ("cancelled_reason", models.CharField(blank=True, max_length=200, verbose_name="取消理由")),
                (
                    "campaign",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="inspections.campaign",
                        verbose_name="专项行动",
                    ),
                ),
                (
                    "consent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="同意人",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="inspections.enterprise",
                        verbose_name="检查对象",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                        verbose_name="所属机构",
                    ),
                ),
                (
                    "officer_a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="检查人员一",
                    ),
                ),
                (
                    "officer_b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="检查人员二",
                    ),
                ),
                (
                    "over_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="超上限批准人",
                    ),
                ),
                (
                    "result",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="inspections.drawresult",
                        verbose_name="抽取结果",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查任务",
                "verbose_name_plural": "检查任务",
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(
                        fields=["enterprise", "-assigned_on"], name="inspections_enterpr_dcf4a7_idx"
                    ),
                    models.Index(fields=["officer_a", "state"], name="inspections_officer_fafe37_idx"),
                    models.Index(fields=["officer_b", "state"], name="inspections_officer_3b4d28_idx"),
                    models.Index(fields=["cap_year", "enterprise"], name="inspections_cap_yea_f3cf09_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "number"),
                        name="inspections_inspectiontask_number",
                        violation_error_message="这个任务编号已用。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("officer_a", models.F("officer_b")), _negated=True),
                        name="inspections_inspectiontask_two_officers",
                        violation_error_message="检查人员须为两名不同的人（行政处罚法 第42条）。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("basis", "draw"), ("campaign__isnull", True), ("result__isnull", False)
                            ),
                            models.Q(
                                ("basis", "campaign"), ("campaign__isnull", False), ("result__isnull", True)
                            ),
                            models.Q(
                                ("basis", "plan"),
                                ("campaign__isnull", True),
                                ("result__isnull", True),
                                models.Q(("reference", ""), _negated=True),
                            ),
                            models.Q(
                                ("basis", "trigger"),
                                ("campaign__isnull", True),
                                ("result__isnull", True),
                                models.Q(("reference", ""), _negated=True),
                                models.Q(("trigger", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_inspectiontask_has_basis",
                        violation_error_message="每次检查须有依据：抽取结果、专项行动、计划文号，或线索来源及编号。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("result",),
                        name="inspections_inspectiontask_one_per_result",
                        violation_error_message="这个抽取结果已有检查任务。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", False), ("state", "done")),
                            models.Q(models.Q(("state", "done"), _negated=True), ("done_on__isnull", True)),
                            _connector="OR",
                        ),
                        name="inspections_inspectiontask_done_when",
                        violation_error_message="已检查的任务须有检查日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("cancelled_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="inspections_inspectiontask_cancelled_why",
                        violation_error_message="取消检查须写理由。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("consent_by__isnull", True),
                                ("consent_on__isnull", True),
                                ("consent_reason", ""),
                            ),
                            models.Q(
                                ("consent_by__isnull", False),
                                ("consent_on__isnull", False),
                                models.Q(("consent_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_inspectiontask_consent",
                        violation_error_message="同意现场检查须有同意人、日期和理由。",
                    ),
                    models.UniqueConstraint(
                        fields=("enterprise", "cap_year", "cap_place"),
                        name="inspections_inspectiontask_cap_place",
                        violation_error_message="这家企业当年的这一次检查已另有任务，请重新下达。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cap_place__isnull", True), ("cap_year__isnull", True)),
                            models.Q(
                                ("cap_place__gte", 1),
                                ("cap_place__isnull", False),
                                ("cap_year__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_inspectiontask_cap_counted",
                        violation_error_message="计入年度和第几次须同时登记。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cap_year__isnull", False),
                            ("mode", "remote"),
                            ("basis__in", ["trigger", "campaign"]),
                            ("state__in", ["held", "cancelled"]),
                            _connector="OR",
                        ),
                        name="inspections_inspectiontask_cap_counts",
                        violation_error_message="日常现场检查须计入企业本年检查次数。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cap_year__isnull", True),
                            models.Q(
                                models.Q(("mode", "remote"), _negated=True),
                                models.Q(("basis", "trigger"), _negated=True),
                                models.Q(("state__in", ["held", "cancelled"]), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_inspectiontask_cap_counts_not",
                        violation_error_message="非现场检查、个案检查和没有进行的检查不计入企业检查次数。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cap_place__isnull", True),
                            ("cap_most__isnull", True),
                            ("cap_place__lte", models.F("cap_most")),
                            ("over_by__isnull", False),
                            _connector="OR",
                        ),
                        name="inspections_inspectiontask_within_cap",
                        violation_error_message="企业本年检查已达上限，须局领导批准后才能到现场检查。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("over_by__isnull", True), ("over_on__isnull", True)),
                            models.Q(
                                ("over_by__isnull", False),
                                ("over_on__isnull", False),
                                models.Q(("over_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_inspectiontask_over_cap",
                        violation_error_message="批准超上限检查须有批准人、日期和理由。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("over_reason__in", ["", "superior", "unmended", "risk", "protect", "asked"])
                        ),
                        name="inspections_inspectiontask_over_listed",
                        violation_error_message="超上限的理由须从所列情形中选择。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "held"), _negated=True),
                            models.Q(
                                ("cap_most__isnull", False), ("mode", "onsite"), ("over_by__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="inspections_inspectiontask_held_why",
                        violation_error_message="待批的超上限检查须记明当时的上限。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("description", models.TextField(verbose_name="问题")),
                (
                    "handling",
                    models.CharField(
                        choices=[("corrected", "当场改正"), ("order", "责令改正"), ("clue", "移送线索")],
                        max_length=10,
                        verbose_name="处理",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.checklistitem",
                    ),
                ),
                (
                    "violation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="law.violation",
                        verbose_name="违法行为",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="inspections.inspectiontask",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查发现的问题",
                "verbose_name_plural": "检查发现的问题",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("description", ""), _negated=True),
                        name="inspections_finding_says_what",
                        violation_error_message="须写明发现的问题。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DeviceEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("client_id", models.UUIDField(verbose_name="设备编号")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("start", "开始检查"),
                            ("facts", "检查情况"),
                            ("answer", "检查项"),
                            ("photo", "照片、录像、绘图或签名"),
                            ("note", "询问要点"),
                            ("finding", "发现的问题"),
                            ("sign", "签字情况"),
                        ],
                        max_length=8,
                        verbose_name="种类",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="登记时间")),
                ("received_at", models.DateTimeField(auto_now_add=True, verbose_name="同步时间")),
                ("content", models.JSONField(verbose_name="内容")),
                ("digest", models.CharField(max_length=64, verbose_name="内容指纹")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("kept", "已写入"),
                            ("conflict", "待处理"),
                            ("mine", "采用本条"),
                            ("theirs", "保留已有记录"),
                            ("attached", "作为补充材料留存"),
                        ],
                        db_index=True,
                        default="kept",
                        max_length=8,
                        verbose_name="处理",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="不一致之处")),
                ("settled_at", models.DateTimeField(blank=True, null=True, verbose_name="处理时间")),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="处理人",
                    ),
                ),
                (
                    "stored",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.storedfile",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="device_entries",
                        to="inspections.inspectiontask",
                    ),
                ),
            ],
            options={
                "verbose_name": "设备登记",
                "verbose_name_plural": "设备登记",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("client_id",),
                        name="inspections_deviceentry_once",
                        violation_error_message="这条登记已经收到。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "conflict"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="inspections_deviceentry_conflict_says_why",
                        violation_error_message="不一致的登记须写明原因。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("settled_at__isnull", True),
                                ("settled_by__isnull", True),
                                ("state__in", ["kept", "conflict"]),
                            ),
                            models.Q(
                                ("settled_at__isnull", False),
                                ("settled_by__isnull", False),
                                ("state__in", ["mine", "theirs", "attached"]),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_deviceentry_settled",
                        violation_error_message="处理过的登记须有处理人和时间。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JointDepartment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="联合部门")),
                ("is_lead", models.BooleanField(default=False, verbose_name="牵头部门")),
                ("matters", models.CharField(max_length=200, verbose_name="该部门检查事项")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="departments",
                        to="inspections.drawplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "联合部门",
                "verbose_name_plural": "联合部门",
                "ordering": ["-is_lead", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "name"),
                        name="inspections_jointdepartment_once",
                        violation_error_message="这个部门已在联合检查之列。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_lead", True)),
                        fields=("plan",),
                        name="inspections_jointdepartment_one_leads",
                        violation_error_message="牵头部门只能有一个。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True), models.Q(("matters", ""), _negated=True)
                        ),
                        name="inspections_jointdepartment_says_what",
                        violation_error_message="须写明联合部门及其检查事项。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JointOfficer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("certificate", models.CharField(max_length=40, verbose_name="执法证号")),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="officers",
                        to="inspections.jointdepartment",
                    ),
                ),
            ],
            options={
                "verbose_name": "联合部门执法人员",
                "verbose_name_plural": "联合部门执法人员",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("department", "certificate"),
                        name="inspections_jointofficer_once",
                        violation_error_message="这个执法证号已登记。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("certificate", ""), _negated=True),
                        ),
                        name="inspections_jointofficer_named",
                        violation_error_message="须写明姓名和执法证号。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="JointResult",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("problem", models.BooleanField(default=False, verbose_name="发现问题")),
                ("result", models.CharField(max_length=200, verbose_name="检查结果")),
                ("entered_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="inspections.jointdepartment",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "officers",
                    models.ManyToManyField(
                        related_name="+", to="inspections.jointofficer", verbose_name="到场人员"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joint_results",
                        to="inspections.inspectiontask",
                    ),
                ),
            ],
            options={
                "verbose_name": "联合检查结果",
                "verbose_name_plural": "联合检查结果",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("department", "task"),
                        name="inspections_jointresult_once",
                        violation_error_message="这个部门对这次检查的结果已登记。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("result", ""), _negated=True),
                        name="inspections_jointresult_says_what",
                        violation_error_message="须写明检查结果。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MonitoringPoint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        error_messages={"unique": "已有这个编号的监测点位。"},
                        help_text="排污许可证或联网平台上的编号；导入和接口按它识别",
                        max_length=40,
                        unique=True,
                        verbose_name="点位编号",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="点位名称")),
                (
                    "medium",
                    models.CharField(
                        choices=[("water", "废水"), ("air", "废气")], max_length=6, verbose_name="介质"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("main", "主要排放口"),
                            ("general", "一般排放口"),
                            ("inlet", "设施进口"),
                            ("rain", "雨水排放口"),
                            ("boundary", "厂界"),
                        ],
                        default="main",
                        max_length=10,
                        verbose_name="类型",
                    ),
                ),
                ("connected_on", models.DateField(help_text="自这一天起应有数据", verbose_name="联网日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="停用日期")),
                (
                    "last_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="最近数据"),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="points",
                        to="inspections.enterprise",
                        verbose_name="企业",
                    ),
                ),
            ],
            options={
                "verbose_name": "监测点位",
                "verbose_name_plural": "监测点位",
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gte", models.F("connected_on")),
                            _connector="OR",
                        ),
                        name="inspections_monitoringpoint_dates",
                        violation_error_message="停用日期不能早于联网日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("medium__in", ["water", "air"])),
                        name="inspections_monitoringpoint_medium",
                        violation_error_message="介质只有废水、废气两种。",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="device",
            name="point",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="devices",
                to="inspections.monitoringpoint",
            ),
        ),
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.office"
                    ),
                ),
            ],
            options={
                "verbose_name": "编号",
                "verbose_name_plural": "编号",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "kind", "year"), name="inspections_numberseries_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OnlineCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(db_index=True, verbose_name="数据日期")),
                ("checked_at", models.DateTimeField(verbose_name="查看时间")),
                ("abnormal", models.BooleanField(default=False, verbose_name="数据异常")),
                ("description", models.TextField(blank=True, verbose_name="异常情况")),
                (
                    "explanation_requested_on",
                    models.DateField(blank=True, null=True, verbose_name="要求书面说明"),
                ),
                (
                    "explanation_received_on",
                    models.DateField(blank=True, null=True, verbose_name="收到书面说明"),
                ),
                ("explanation", models.TextField(blank=True, verbose_name="企业说明")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("explained", "说明属实，已改正"),
                            ("device", "设备故障，已修复"),
                            ("onsite", "转现场检查"),
                        ],
                        max_length=10,
                        verbose_name="处理结果",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="online_checks",
                        to="inspections.enterprise",
                        verbose_name="企业",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="值班人员",
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.inspectiontask",
                        verbose_name="现场检查",
                    ),
                ),
            ],
            options={
                "verbose_name": "在线巡查记录",
                "verbose_name_plural": "在线巡查记录",
                "ordering": ["-day", "enterprise"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("enterprise", "day"),
                        name="inspections_onlinecheck_once_a_day",
                        violation_error_message="这家企业当日已有巡查记录。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("abnormal", False), ("description", ""), ("outcome", "")),
                            models.Q(("abnormal", True), models.Q(("description", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="inspections_onlinecheck_abnormal_says_what",
                        violation_error_message="数据异常须写明情况。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("explanation_received_on__isnull", True),
                            ("explanation_received_on__gte", models.F("explanation_requested_on")),
                            _connector="OR",
                        ),
                        name="inspections_onlinecheck_explanation_dates",
                        violation_error_message="收到说明不能早于要求说明。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "onsite"), _negated=True),
                            ("task__isnull", False),
                            _connector="OR",
                        ),
                        name="inspections_onlinecheck_onsite_has_task",
                        violation_error_message="转现场检查须有检查任务。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExplanationRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_hash", models.CharField(max_length=64, unique=True, verbose_name="链接摘要")),
                ("question", models.TextField(verbose_name="要求说明的事项")),
                ("expires_at", models.DateTimeField(verbose_name="有效至")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="提交次数")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="发出时间")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="撤销时间")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="提交时间")),
                ("answered_by", models.CharField(blank=True, max_length=40, verbose_name="提交人")),
                ("phone", models.CharField(blank=True, max_length=30, verbose_name="联系电话")),
                ("cause", models.TextField(blank=True, verbose_name="原因")),
                ("measures", models.TextField(blank=True, verbose_name="整改措施和结果")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "check_row",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="inspections.onlinecheck",
                        verbose_name="巡查记录",
                    ),
                ),
            ],
            options={
                "verbose_name": "书面说明要求",
                "verbose_name_plural": "书面说明要求",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at__isnull", True), ("revoked_at__isnull", True)),
                        fields=("check_row",),
                        name="inspections_explanationrequest_one_open",
                        violation_error_message="已发出说明链接。请先撤销，再重新发出。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_at__isnull", True), ("cause", "")),
                            models.Q(
                                ("answered_at__isnull", False),
                                models.Q(("cause", ""), _negated=True),
                                models.Q(("answered_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_explanationrequest_answer_whole",
                        violation_error_message="说明须有原因和提交人。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at__isnull", True),
                            models.Q(
                                ("answered_at__gte", models.F("created_at")), ("revoked_at__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="inspections_explanationrequest_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OnlineWatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(verbose_name="起始日期")),
                ("until", models.DateField(blank=True, null=True, verbose_name="截止日期")),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="watches",
                        to="inspections.enterprise",
                        verbose_name="企业",
                    ),
                ),
            ],
            options={
                "verbose_name": "在线巡查对象",
                "verbose_name_plural": "在线巡查对象",
                "ordering": ["enterprise", "-since"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("until__isnull", True)),
                        fields=("enterprise",),
                        name="inspections_onlinewatch_one_open",
                        violation_error_message="这家企业已在每日在线巡查中。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True), ("until__gte", models.F("since")), _connector="OR"
                        ),
                        name="inspections_onlinewatch_dates",
                        violation_error_message="截止日期不能早于起始日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Parameter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="如 化学需氧量、氨氮、二氧化硫", max_length=30, verbose_name="监测因子"
                    ),
                ),
                (
                    "unit",
                    models.CharField(
                        blank=True,
                        help_text="如 mg/L、mg/m³；无量纲的空着",
                        max_length=20,
                        verbose_name="单位",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parameters",
                        to="inspections.monitoringpoint",
                    ),
                ),
            ],
            options={
                "verbose_name": "监测因子",
                "verbose_name_plural": "监测因子",
                "ordering": ["point", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("point", "name"),
                        name="inspections_parameter_once",
                        violation_error_message="这个点位已有这个监测因子。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Limit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("effective_from", models.DateField(verbose_name="起用日")),
                (
                    "hourly",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=12, null=True, verbose_name="小时均值限值"
                    ),
                ),
                (
                    "daily",
                    models.DecimalField(
                        blank=True, decimal_places=4, max_digits=12, null=True, verbose_name="日均值限值"
                    ),
                ),
                (
                    "low",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        help_text="只有 pH 一类有下限的填写",
                        max_digits=12,
                        null=True,
                        verbose_name="下限",
                    ),
                ),
                (
                    "standard",
                    models.CharField(
                        help_text="名称、编号和表号", max_length=120, verbose_name="标准或许可证"
                    ),
                ),
                (
                    "parameter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="limits",
                        to="inspections.parameter",
                    ),
                ),
            ],
            options={
                "verbose_name": "限值",
                "verbose_name_plural": "限值",
                "ordering": ["parameter", "-effective_from"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parameter", "effective_from"),
                        name="inspections_limit_version",
                        violation_error_message="这个因子在同一天已有限值。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hourly__isnull", False), ("daily__isnull", False), _connector="OR"
                        ),
                        name="inspections_limit_says_something",
                        violation_error_message="小时均值限值和日均值限值至少填一项。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("standard", ""), _negated=True),
                        name="inspections_limit_cites",
                        violation_error_message="须写明标准或许可证。",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="device",
            name="parameter",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="devices",
                to="inspections.parameter",
                verbose_name="测量因子",
            ),
        ),
        migrations.CreateModel(
            name="Anomaly",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("hourly", "小时均值超标"),
                            ("daily", "日均值超标"),
                            ("gap", "数据缺失"),
                            ("share", "有效数据不足"),
                            ("flat", "数据恒定"),
                            ("spike", "数据突变"),
                            ("drift", "数据漂移"),
                            ("state", "标记异常"),
                        ],
                        max_length=8,
                        verbose_name="规则",
                    ),
                ),
                ("day", models.DateField(verbose_name="数据日期")),
                ("facts", models.JSONField(default=dict, verbose_name="事实")),
                ("text", models.CharField(max_length=300, verbose_name="情况")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("found", "待核实"),
                            ("confirmed", "属实"),
                            ("dismissed", "非异常"),
                            ("lapsed", "数据已补正"),
                        ],
                        default="found",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("found_at", models.DateTimeField(auto_now_add=True, verbose_name="发现时间")),
                ("judged_at", models.DateTimeField(blank=True, null=True, verbose_name="核实时间")),
                ("note", models.TextField(blank=True, verbose_name="核实意见")),
                ("rows_digest", models.CharField(blank=True, max_length=64, verbose_name="数据行摘要")),
                (
                    "evidence",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.storedfile",
                        verbose_name="数据证据",
                    ),
                ),
                (
                    "judged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核实人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.office"
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anomalies",
                        to="inspections.monitoringpoint",
                    ),
                ),
                (
                    "check_row",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anomalies",
                        to="inspections.onlinecheck",
                        verbose_name="巡查记录",
                    ),
                ),
                (
                    "parameter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anomalies",
                        to="inspections.parameter",
                        verbose_name="监测因子",
                    ),
                ),
            ],
            options={
                "verbose_name": "数据异常",
                "verbose_name_plural": "数据异常",
                "ordering": ["-day", "-pk"],
                "indexes": [
                    models.Index(fields=["office", "state", "-day", "-id"], name="inspections_anomaly_list"),
                    models.Index(fields=["point", "day"], name="inspections_anomaly_point"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("parameter", "rule", "day"),
                        name="inspections_anomaly_once",
                        violation_error_message="这一天的这一异常已登记。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("judged_at__isnull", True),
                                ("judged_by__isnull", True),
                                ("state__in", ["found", "lapsed"]),
                            ),
                            models.Q(
                                ("judged_at__isnull", False),
                                ("judged_by__isnull", False),
                                ("state__in", ["confirmed", "dismissed"]),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_anomaly_judged_by_someone",
                        violation_error_message="核实须有核实人和时间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "dismissed"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="inspections_anomaly_dismissed_says_why",
                        violation_error_message="认定非异常须写明理由。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "confirmed"), _negated=True),
                            models.Q(("check_row__isnull", False), ("evidence__isnull", False)),
                            _connector="OR",
                        ),
                        name="inspections_anomaly_confirmed_has_evidence",
                        violation_error_message="认定属实须有巡查记录和固定的数据。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlanExclusion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=120, verbose_name="不列入的理由")),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.enterprise",
                        verbose_name="企业",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exclusions",
                        to="inspections.drawplan",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="提出人",
                    ),
                ),
            ],
            options={
                "verbose_name": "不列入名录",
                "verbose_name_plural": "不列入名录",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "enterprise"),
                        name="inspections_planexclusion_once",
                        violation_error_message="这家企业已不列入本次抽查。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="inspections_planexclusion_says_why",
                        violation_error_message="不列入须写理由，理由随结果公开。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PositiveCriterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        choices=[
                            ("permit", "持有排污许可"),
                            ("unpunished", "没有受过行政处罚"),
                            ("lawful", "没有查实的违法行为"),
                            ("monitor", "在线监控已联网"),
                            ("stable", "在线监控运行稳定"),
                        ],
                        max_length=12,
                        verbose_name="条件",
                    ),
                ),
                ("parameter", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="期间")),
                ("applies", models.BooleanField(default=True, verbose_name="适用")),
                ("effective_from", models.DateField(verbose_name="施行日期")),
                ("effective_to", models.DateField(blank=True, null=True, verbose_name="失效日期")),
                ("source", models.CharField(max_length=120, verbose_name="依据")),
                (
                    "verified",
                    models.CharField(
                        choices=[("y", "已核对原文"), ("y*", "见于外地文件"), ("n", "未核对")],
                        default="n",
                        max_length=2,
                        verbose_name="核对",
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                (
                    "office",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                        verbose_name="机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "正面清单准入条件",
                "verbose_name_plural": "正面清单准入条件",
                "ordering": ["key", "-effective_from"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "key", "effective_from"),
                        name="inspections_positivecriterion_once",
                        violation_error_message="同一条件同一施行日期已有规定。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("office__isnull", True)),
                        fields=("key", "effective_from"),
                        name="inspections_positivecriterion_once_general",
                        violation_error_message="同一条件同一施行日期已有通用的规定。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("key__in", ["permit", "unpunished", "lawful", "monitor", "stable"])
                        ),
                        name="inspections_positivecriterion_key",
                        violation_error_message="条件须是所列的一种。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("key__in", ["unpunished", "lawful", "stable"]),
                                ("parameter__gte", 1),
                                ("parameter__isnull", False),
                            ),
                            models.Q(
                                models.Q(("key__in", ["unpunished", "lawful", "stable"]), _negated=True),
                                ("parameter__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_positivecriterion_parameter",
                        violation_error_message="回看守法情况的填年数，看监控运行的填天数，其他条件不填期间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effective_to__isnull", True),
                            ("effective_to__gt", models.F("effective_from")),
                            _connector="OR",
                        ),
                        name="inspections_positivecriterion_dates",
                        violation_error_message="失效日期须晚于施行日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="inspections_positivecriterion_source",
                        violation_error_message="准入条件须写明依据。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PositiveListEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "next_due_on",
                    models.DateField(blank=True, db_index=True, null=True, verbose_name="最近期限"),
                ),
                ("next_due_label", models.CharField(blank=True, max_length=60, verbose_name="最近期限事项")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("applied", "待审批"),
                            ("noticed", "公示中"),
                            ("listed", "在册"),
                            ("declined", "未通过"),
                            ("removed", "已移出"),
                            ("expired", "已到期"),
                        ],
                        db_index=True,
                        default="applied",
                        max_length=30,
                        verbose_name="状态",
                    ),
                ),
                (
                    "reason_in",
                    models.CharField(
                        choices=[
                            ("livelihood", "民生保障"),
                            ("low", "污染小、吸纳就业多"),
                            ("project", "重大工程"),
                            ("industry", "重点领域企业"),
                            ("managed", "管理规范、连续守法"),
                        ],
                        max_length=12,
                        verbose_name="列入情形",
                    ),
                ),
                ("basis", models.CharField(max_length=200, verbose_name="列入依据")),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("online", "在线监控"),
                            ("video", "视频监控"),
                            ("power", "用电监控"),
                            ("paper", "台账和自查报告"),
                        ],
                        max_length=8,
                        verbose_name="监管方式",
                    ),
                ),
                ("notice_from", models.DateField(blank=True, null=True, verbose_name="公示开始")),
                ("notice_until", models.DateField(blank=True, null=True, verbose_name="公示结束")),
                (
                    "listed_on",
                    models.DateField(blank=True, db_index=True, null=True, verbose_name="列入日期"),
                ),
                ("until", models.DateField(blank=True, db_index=True, null=True, verbose_name="有效期至")),
                (
                    "recheck_due_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="下次复核期限"),
                ),
                (
                    "overdue_noted_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="复核逾期登记"),
                ),
                (
                    "proposed_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="建议移出日期"),
                ),
                (
                    "proposal",
                    models.CharField(
                        blank=True, editable=False, max_length=200, verbose_name="建议移出的理由"
                    ),
                ),
                ("removed_on", models.DateField(blank=True, null=True, verbose_name="移出日期")),
                (
                    "kind_out",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("violation", "环境违法"),
                            ("incident", "发生环境事件"),
                            ("fraud", "弄虚作假"),
                            ("unfit", "不再符合条件"),
                            ("asked", "企业自愿退出"),
                        ],
                        max_length=10,
                        verbose_name="移出情形",
                    ),
                ),
                (
                    "reason_out",
                    models.CharField(blank=True, max_length=200, verbose_name="移出或未通过的理由"),
                ),
                ("barred_until", models.DateField(blank=True, null=True, verbose_name="不得再列入至")),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="批准人",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="positive_entries",
                        to="inspections.enterprise",
                        verbose_name="企业",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                        verbose_name="所属机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "正面清单",
                "verbose_name_plural": "正面清单",
                "ordering": ["-listed_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["applied", "noticed", "listed"])),
                        fields=("enterprise",),
                        name="inspections_positivelistentry_one_active",
                        violation_error_message="这家企业已在正面清单上或正在办理列入。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("listed_on__isnull", True), ("until__isnull", True)),
                            ("until__gt", models.F("listed_on")),
                            _connector="OR",
                        ),
                        name="inspections_positivelistentry_period",
                        violation_error_message="有效期须晚于列入日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["listed", "removed", "expired"]), _negated=True),
                            ("listed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="inspections_positivelistentry_listed_when",
                        violation_error_message="列入须有日期和有效期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("removed_on__gte", models.F("listed_on")),
                                ("state", "removed"),
                                models.Q(("reason_out", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "removed"), _negated=True), ("removed_on__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="inspections_positivelistentry_removed_why",
                        violation_error_message="移出须有日期和理由，且不早于列入日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("notice_from__isnull", True), ("notice_until__isnull", True)),
                            ("notice_until__gte", models.F("notice_from")),
                            _connector="OR",
                        ),
                        name="inspections_positivelistentry_notice",
                        violation_error_message="公示结束不能早于开始。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("listed_on__isnull", True),
                            models.Q(
                                ("notice_until__isnull", False), ("notice_until__lt", models.F("listed_on"))
                            ),
                            _connector="OR",
                        ),
                        name="inspections_positivelistentry_noticed_first",
                        violation_error_message="公示期满的次日起才能列入。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("barred_until__isnull", True),
                            models.Q(
                                ("barred_until__gt", models.F("removed_on")), ("removed_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="inspections_positivelistentry_barred_after",
                        violation_error_message="不得再列入的期限须晚于移出日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind_out__in", ["violation", "incident", "fraud"]), _negated=True),
                            ("barred_until__isnull", False),
                            _connector="OR",
                        ),
                        name="inspections_positivelistentry_bar",
                        violation_error_message="因违法、环境事件或弄虚作假移出的，须写明不得再列入的期限。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind_out__in", ["", "violation", "incident", "fraud", "unfit", "asked"])
                        ),
                        name="inspections_positivelistentry_kind_out",
                        violation_error_message="移出情形须是所列的一种。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("proposal", ""), ("proposed_on__isnull", True)),
                            models.Q(
                                ("proposed_on__isnull", False), models.Q(("proposal", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="inspections_positivelistentry_proposal",
                        violation_error_message="建议移出须有日期和理由。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recheck_due_on__isnull", True), ("state", "listed"), _connector="OR"
                        ),
                        name="inspections_positivelistentry_recheck",
                        violation_error_message="只有在册企业需要季度复核。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PositiveObjection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("received_on", models.DateField(verbose_name="收到日期")),
                ("objector", models.CharField(help_text="不公开", max_length=60, verbose_name="提出人")),
                ("content", models.TextField(verbose_name="异议内容")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("upheld", "成立"), ("rejected", "不成立")],
                        max_length=10,
                        verbose_name="核查结果",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="核查情况")),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="核查日期")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="objections",
                        to="inspections.positivelistentry",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核查人",
                    ),
                ),
            ],
            options={
                "verbose_name": "公示异议",
                "verbose_name_plural": "公示异议",
                "ordering": ["received_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content", ""), _negated=True),
                            models.Q(("objector", ""), _negated=True),
                        ),
                        name="inspections_positiveobjection_says_what",
                        violation_error_message="异议须写明提出人和内容。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""),
                                ("outcome", ""),
                                ("settled_by__isnull", True),
                                ("settled_on__isnull", True),
                            ),
                            models.Q(
                                ("outcome__in", ["upheld", "rejected"]),
                                models.Q(("answer", ""), _negated=True),
                                ("settled_by__isnull", False),
                                ("settled_on__gte", models.F("received_on")),
                                ("settled_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_positiveobjection_settled",
                        violation_error_message="核查异议须有结果、情况、日期和核查人，且不早于收到日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PositiveReview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("application", "申请"), ("listing", "列入"), ("recheck", "季度复核")],
                        max_length=12,
                        verbose_name="时机",
                    ),
                ),
                ("reviewed_on", models.DateField(verbose_name="日期")),
                ("passed", models.BooleanField(verbose_name="全部符合")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reviews",
                        to="inspections.positivelistentry",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="核对人",
                    ),
                ),
            ],
            options={
                "verbose_name": "正面清单核对",
                "verbose_name_plural": "正面清单核对",
                "ordering": ["-reviewed_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "recheck"), _negated=True),
                        fields=("entry", "kind"),
                        name="inspections_positivereview_once",
                        violation_error_message="申请和列入各核对一次。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "recheck")),
                        fields=("entry", "reviewed_on"),
                        name="inspections_positivereview_once_a_day",
                        violation_error_message="今天已经复核过。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PositiveReviewLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("met", models.BooleanField(verbose_name="符合")),
                ("evidence", models.TextField(verbose_name="依据的记录")),
                (
                    "criterion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.positivecriterion",
                    ),
                ),
                (
                    "review",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lines",
                        to="inspections.positivereview",
                    ),
                ),
            ],
            options={
                "verbose_name": "正面清单核对项",
                "verbose_name_plural": "正面清单核对项",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("review", "criterion"),
                        name="inspections_positivereviewline_once",
                        violation_error_message="一次核对中每个条件只有一项结论。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence", ""), _negated=True),
                        name="inspections_positivereviewline_evidence",
                        violation_error_message="每个条件须写明依据的记录。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="QuotaRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "category",
                    models.CharField(
                        choices=[("key", "重点"), ("special", "特殊"), ("general", "一般")],
                        max_length=10,
                        verbose_name="类别",
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        choices=[("ratio", "每季度按比例（%）"), ("per_officer", "每名执法人员每年检查家数")],
                        max_length=12,
                        verbose_name="计法",
                    ),
                ),
                ("value", models.DecimalField(decimal_places=2, max_digits=6, verbose_name="数值")),
                ("effective_from", models.DateField(verbose_name="施行日期")),
                ("effective_to", models.DateField(blank=True, null=True, verbose_name="失效日期")),
                ("source", models.CharField(max_length=120, verbose_name="依据")),
                (
                    "verified",
                    models.CharField(
                        choices=[("y", "已核对"), ("y*", "经地方文件核对"), ("n", "未核对")],
                        default="n",
                        max_length=2,
                        verbose_name="核对",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                        verbose_name="机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "抽查比例",
                "verbose_name_plural": "抽查比例",
                "ordering": ["category", "-effective_from"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("office", "category", "effective_from"),
                        name="inspections_quotarule_once",
                        violation_error_message="同一类别同一施行日期已有比例。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__gt", 0),
                            models.Q(
                                models.Q(("measure", "ratio"), _negated=True),
                                ("value__lte", 100),
                                _connector="OR",
                            ),
                        ),
                        name="inspections_quotarule_value",
                        violation_error_message="比例须大于 0，按比例的不超过 100。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effective_to__isnull", True),
                            ("effective_to__gt", models.F("effective_from")),
                            _connector="OR",
                        ),
                        name="inspections_quotarule_dates",
                        violation_error_message="失效日期须晚于施行日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "parameter",
                        "span",
                        "at",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("span", models.SmallIntegerField(choices=[(1, "小时均值"), (24, "日均值")])),
                ("at", models.DateTimeField(verbose_name="起始时刻")),
                (
                    "value",
                    models.DecimalField(decimal_places=4, max_digits=12, null=True, verbose_name="数值"),
                ),
                (
                    "mark",
                    models.CharField(
                        choices=[("N", "正常"), ("F", "故障"), ("C", "校准"), ("M", "维护"), ("S", "停运")],
                        default="N",
                        max_length=1,
                        verbose_name="标记",
                    ),
                ),
                (
                    "parameter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="inspections.parameter",
                    ),
                ),
            ],
            options={
                "verbose_name": "监测数据",
                "verbose_name_plural": "监测数据",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mark", "N"), _negated=True), ("value__isnull", False), _connector="OR"
                        ),
                        name="inspections_reading_normal_has_value",
                        violation_error_message="正常数据须有数值。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mark__in", ["N", "F", "C", "M", "S"])),
                        name="inspections_reading_mark",
                        violation_error_message="标记不在规定之内。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("span__in", [1, 24])),
                        name="inspections_reading_span",
                        violation_error_message="只有小时均值和日均值。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadingBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(blank=True, max_length=64, verbose_name="内容摘要")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "核对中"),
                            ("checked", "待确认"),
                            ("applying", "导入中"),
                            ("applied", "已导入"),
                            ("failed", "不能读取"),
                        ],
                        default="checking",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        blank=True, max_length=200, upload_to="readings/%Y/%m/", verbose_name="文件"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=160, verbose_name="文件名")),
                (
                    "report",
                    models.FileField(
                        blank=True, max_length=200, upload_to="readings/%Y/%m/", verbose_name="有错的行"
                    ),
                ),
                ("problems", models.JSONField(default=list, verbose_name="前 200 行问题")),
                ("rows", models.PositiveIntegerField(default=0, verbose_name="行数")),
                ("created", models.PositiveIntegerField(default=0, verbose_name="新增")),
                ("updated", models.PositiveIntegerField(default=0, verbose_name="更正")),
                ("unchanged", models.PositiveIntegerField(default=0, verbose_name="不变")),
                ("failed", models.PositiveIntegerField(default=0, verbose_name="错误")),
                ("extent", models.JSONField(default=dict, verbose_name="点位和起止日")),
                ("error", models.CharField(blank=True, max_length=300, verbose_name="不能读取的原因")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="收到时间")),
                ("applied_at", models.DateTimeField(blank=True, null=True, verbose_name="导入时间")),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="上传人",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="jobs.job",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="staff.office"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="batches",
                        to="inspections.datasource",
                    ),
                ),
            ],
            options={
                "verbose_name": "监测数据导入",
                "verbose_name_plural": "监测数据导入",
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["office", "-id"], name="inspections_batch_list")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("source__isnull", False)),
                        fields=("source", "digest"),
                        name="inspections_readingbatch_once",
                        violation_error_message="同一批数据已收到。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "applied"), _negated=True),
                            ("applied_at__isnull", False),
                            _connector="OR",
                        ),
                        name="inspections_readingbatch_applied_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source__isnull", False), ("created_by__isnull", False), _connector="OR"
                        ),
                        name="inspections_readingbatch_of_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), _negated=True),
                            models.Q(("error", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="inspections_readingbatch_failed_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("span", models.SmallIntegerField(choices=[(1, "小时均值"), (24, "日均值")])),
                ("at", models.DateTimeField(verbose_name="起始时刻")),
                (
                    "value_before",
                    models.DecimalField(decimal_places=4, max_digits=12, null=True, verbose_name="原数值"),
                ),
                (
                    "mark_before",
                    models.CharField(
                        choices=[("N", "正常"), ("F", "故障"), ("C", "校准"), ("M", "维护"), ("S", "停运")],
                        max_length=1,
                        verbose_name="原标记",
                    ),
                ),
                (
                    "value_after",
                    models.DecimalField(decimal_places=4, max_digits=12, null=True, verbose_name="改后数值"),
                ),
                (
                    "mark_after",
                    models.CharField(
                        choices=[("N", "正常"), ("F", "故障"), ("C", "校准"), ("M", "维护"), ("S", "停运")],
                        max_length=1,
                        verbose_name="改后标记",
                    ),
                ),
                (
                    "parameter",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="inspections.parameter",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="inspections.readingbatch",
                    ),
                ),
            ],
            options={
                "verbose_name": "数据更正",
                "verbose_name_plural": "数据更正",
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["parameter", "at"], name="inspections_correction_place")],
            },
        ),
        migrations.CreateModel(
            name="Recusal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.CharField(max_length=120, verbose_name="回避事由")),
                ("decided_on", models.DateField(verbose_name="决定日期")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="解除日期")),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="决定人",
                    ),
                ),
                (
                    "enterprise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recusals",
                        to="inspections.enterprise",
                        verbose_name="企业",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recusals",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="执法人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "回避",
                "verbose_name_plural": "回避",
                "ordering": ["-decided_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("officer", "enterprise"),
                        name="inspections_recusal_once",
                        violation_error_message="这名执法人员已回避这家企业。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_on__isnull", True),
                            ("ended_on__gte", models.F("decided_on")),
                            _connector="OR",
                        ),
                        name="inspections_recusal_dates",
                        violation_error_message="解除日期不能早于决定日期。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SceneRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("started_at", models.DateTimeField(verbose_name="开始时间")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="结束时间")),
                ("place", models.CharField(blank=True, max_length=120, verbose_name="检查地点")),
                (
                    "certificates_shown_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="出示执法证"),
                ),
                ("certificate_a", models.CharField(blank=True, max_length=30, verbose_name="执法证号一")),
                ("certificate_b", models.CharField(blank=True, max_length=30, verbose_name="执法证号二")),
                (
                    "rights_told",
                    models.BooleanField(default=False, verbose_name="已告知申请回避等权利和配合义务"),
                ),
                ("party_name", models.CharField(blank=True, max_length=40, verbose_name="在场负责人")),
                ("party_post", models.CharField(blank=True, max_length=30, verbose_name="职务")),
                ("party_phone", models.CharField(blank=True, max_length=30, verbose_name="电话")),
                ("summary", models.TextField(blank=True, verbose_name="检查情况")),
                (
                    "signing",
                    models.CharField(
                        blank=True,
                        choices=[("signed", "当事人签字"), ("refused", "拒绝签字"), ("absent", "无人在场")],
                        max_length=8,
                        verbose_name="签字",
                    ),
                ),
                (
                    "signing_note",
                    models.CharField(blank=True, max_length=200, verbose_name="拒签或无人在场的说明"),
                ),
                ("witness", models.CharField(blank=True, max_length=40, verbose_name="见证人")),
                ("signed_at", models.DateTimeField(blank=True, null=True, verbose_name="签字时间")),
                (
                    "checklist",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.checklist",
                    ),
                ),
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="scene",
                        to="inspections.inspectiontask",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查记录",
                "verbose_name_plural": "检查记录",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            ("ended_at__gte", models.F("started_at")),
                            _connector="OR",
                        ),
                        name="inspections_scenerecord_times",
                        violation_error_message="结束时间不能早于开始时间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("signed_at__isnull", True), ("signing", "")),
                            models.Q(
                                ("signed_at__isnull", False),
                                ("signing", "signed"),
                                models.Q(("party_name", ""), _negated=True),
                            ),
                            models.Q(
                                ("signed_at__isnull", False),
                                ("signing__in", ["refused", "absent"]),
                                models.Q(("signing_note", ""), _negated=True),
                                models.Q(("witness", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_scenerecord_signing",
                        violation_error_message="签字须有在场负责人姓名；拒签或无人在场须有说明和见证人。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ScenePhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_signature", models.BooleanField(default=False, verbose_name="签字页")),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("photo", "照片"),
                            ("video", "录像"),
                            ("sketch", "现场图"),
                            ("party", "当事人签名"),
                            ("officer", "检查人员签名"),
                            ("witness", "见证人签名"),
                        ],
                        default="photo",
                        max_length=8,
                        verbose_name="用途",
                    ),
                ),
                ("signer", models.CharField(blank=True, max_length=40, verbose_name="签名人")),
                (
                    "latitude",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=9, null=True, verbose_name="纬度"
                    ),
                ),
                (
                    "longitude",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=9, null=True, verbose_name="经度"
                    ),
                ),
                (
                    "accuracy",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="定位误差（米）"),
                ),
                ("hash_agreed", models.BooleanField(default=False, verbose_name="指纹由设备计算并核对一致")),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.checklistitem",
                    ),
                ),
                (
                    "stored",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="record.storedfile"
                    ),
                ),
                (
                    "scene",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="photos",
                        to="inspections.scenerecord",
                    ),
                ),
            ],
            options={
                "verbose_name": "现场照片",
                "verbose_name_plural": "现场照片",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                            models.Q(
                                ("latitude__gte", -90),
                                ("latitude__isnull", False),
                                ("latitude__lte", 90),
                                ("longitude__gte", -180),
                                ("longitude__isnull", False),
                                ("longitude__lte", 180),
                            ),
                            _connector="OR",
                        ),
                        name="inspections_scenephoto_place",
                        violation_error_message="经纬度须同时填写，并在地球上。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InquiryNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("person", models.CharField(max_length=40, verbose_name="被询问人")),
                ("post", models.CharField(blank=True, max_length=30, verbose_name="职务")),
                ("text", models.TextField(verbose_name="询问要点")),
                ("made_at", models.DateTimeField(verbose_name="询问时间")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "scene",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="inspections.scenerecord",
                    ),
                ),
            ],
            options={
                "verbose_name": "询问要点",
                "verbose_name_plural": "询问要点",
                "ordering": ["made_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("person", ""), _negated=True), models.Q(("text", ""), _negated=True)
                        ),
                        name="inspections_inquirynote_whole",
                        violation_error_message="询问要点须写明被询问人和内容。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "value",
                    models.CharField(
                        choices=[("yes", "符合"), ("no", "不符合"), ("na", "不适用")],
                        max_length=3,
                        verbose_name="结论",
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="情况")),
                ("given", models.CharField(blank=True, max_length=200, verbose_name="读数或填写")),
                ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="登记时间")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.checklistitem",
                    ),
                ),
                (
                    "scene",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="inspections.scenerecord",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查项结论",
                "verbose_name_plural": "检查项结论",
                "ordering": ["item__position"],
                "constraints": [
                    models.UniqueConstraint(fields=("scene", "item"), name="inspections_answer_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("value", "no"), _negated=True),
                            models.Q(("text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="inspections_answer_no_says_what",
                        violation_error_message="不符合的，须写明情况。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Speciality",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("water", "水"),
                            ("air", "大气"),
                            ("waste", "固体废物和危险废物"),
                            ("noise", "噪声"),
                            ("radiation", "核与辐射"),
                            ("monitoring", "自动监控"),
                            ("permit", "环评和排污许可"),
                            ("ecology", "自然生态"),
                            ("emergency", "应急"),
                        ],
                        max_length=12,
                        verbose_name="专长",
                    ),
                ),
                ("proof", models.CharField(max_length=120, verbose_name="依据")),
                ("since", models.DateField(verbose_name="登记日期")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="specialities",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="执法人员",
                    ),
                ),
            ],
            options={
                "verbose_name": "执法专长",
                "verbose_name_plural": "执法专长",
                "ordering": ["officer", "field"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("officer", "field"),
                        name="inspections_speciality_once",
                        violation_error_message="这名执法人员已登记这项专长。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("proof", ""), _negated=True),
                        name="inspections_speciality_proof",
                        violation_error_message="专长须写明依据，如培训证书或者从事年限。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitCode",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("nonce", models.CharField(max_length=32)),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="指纹")),
                ("issued_at", models.DateTimeField(verbose_name="出示时间")),
                ("expires_at", models.DateTimeField(verbose_name="有效至")),
                (
                    "issued_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="出示人",
                    ),
                ),
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shown_code",
                        to="inspections.inspectiontask",
                    ),
                ),
            ],
            options={
                "verbose_name": "检查码",
                "verbose_name_plural": "检查码",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                        name="inspections_visitcode_times",
                        violation_error_message="检查码的有效期须晚于出示时间。",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitRating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="确认人")),
                ("post", models.CharField(blank=True, max_length=30, verbose_name="职务")),
                ("certificates_shown", models.BooleanField(verbose_name="检查人员出示了执法证件")),
                ("basis_told", models.BooleanField(verbose_name="检查人员说明了检查依据和事项")),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        choices=[(5, "很满意"), (4, "满意"), (3, "一般"), (2, "不满意"), (1, "很不满意")],
                        verbose_name="评价",
                    ),
                ),
                ("comment", models.TextField(blank=True, verbose_name="意见")),
                ("rated_at", models.DateTimeField(verbose_name="评价时间")),
                (
                    "task",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rating",
                        to="inspections.inspectiontask",
                    ),
                ),
            ],
            options={
                "verbose_name": "企业评价",
                "verbose_name_plural": "企业评价",
                "ordering": ["-rated_at", "-pk"],
                "indexes": [models.Index(fields=["-rated_at", "-id"], name="inspections_rated_a_9c77db_idx")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("score__gte", 1), ("score__lte", 5)),
                        name="inspections_visitrating_score",
                        violation_error_message="评价须为五档之一。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="inspections_visitrating_who",
                        violation_error_message="须写明确认人。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="YearPlan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "next_due_on",
                    models.DateField(blank=True, db_index=True, null=True, verbose_name="最近期限"),
                ),
                ("next_due_label", models.CharField(blank=True, max_length=60, verbose_name="最近期限事项")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("drafting", "拟订"),
                            ("submitted", "待批准"),
                            ("approved", "已批准"),
                            ("cancelled", "已撤销"),
                        ],
                        db_index=True,
                        default="drafting",
                        max_length=30,
                        verbose_name="状态",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="年度")),
                (
                    "edition",
                    models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="第几版"),
                ),
                ("title", models.CharField(max_length=80, verbose_name="名称")),
                (
                    "rhythm",
                    models.CharField(
                        choices=[("quarterly", "每季度抽取一次"), ("monthly", "每月抽取一次")],
                        default="quarterly",
                        max_length=10,
                        verbose_name="抽取频次",
                    ),
                ),
                ("quota_reason", models.CharField(blank=True, max_length=200, verbose_name="家数调整理由")),
                ("demands", models.TextField(blank=True, verbose_name="工作要求")),
                (
                    "approved_on",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="批准日期"),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="staff.office",
                        verbose_name="所属机构",
                    ),
                ),
            ],
            options={
                "verbose_name": "年度抽查计划",
                "verbose_name_plural": "年度抽查计划",
                "ordering": ["-year", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "cancelled"), _negated=True),
                        fields=("office", "year"),
                        name="inspections_yearplan_one_a_year",
                        violation_error_message="本年度已有抽查计划。请在原计划上调整。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("year__gte", 2015), ("year__lt", 2100)),
                        name="inspections_yearplan_year",
                        violation_error_message="年度须在 2015 年至 2099 年之间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "approved"), _negated=True),
                            ("approved_on__isnull", False),
                            _connector="OR",
                        ),
                        name="inspections_yearplan_approved_when",
                        violation_error_message="已批准的计划须有批准日期。",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="drawplan",
            name="year_plan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="draw_plans",
                to="inspections.yearplan",
                verbose_name="年度计划",
            ),
        ),
        migrations.CreateModel(
            name="YearPlanItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="抽查事项")),
                ("basis", models.CharField(max_length=200, verbose_name="检查依据")),
                (
                    "category",
                    models.CharField(
                        choices=[("key", "重点"), ("special", "特殊"), ("general", "一般")],
                        max_length=10,
                        verbose_name="检查对象",
                    ),
                ),
                ("quota", models.PositiveIntegerField(blank=True, null=True, verbose_name="全年抽查家数")),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("site", "现场检查"),
                            ("remote", "非现场检查"),
                            ("both", "非现场为主，必要时现场检查"),
                        ],
                        default="both",
                        max_length=8,
                        verbose_name="检查方式",
                    ),
                ),
                ("term", models.CharField(max_length=40, verbose_name="实施时间")),
                ("lead", models.CharField(max_length=60, verbose_name="发起部门")),
                ("partners", models.CharField(blank=True, max_length=120, verbose_name="联合部门")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="inspections.yearplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "年度抽查事项",
                "verbose_name_plural": "年度抽查事项",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("plan", "name", "category"),
                        name="inspections_yearplanitem_once",
                        violation_error_message="计划中已有这一事项和检查对象。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("basis", ""), _negated=True),
                        name="inspections_yearplanitem_cites_law",
                        violation_error_message="抽查事项须写明检查依据：没有依据的不得检查。",
                    ),
                ],
            },
        ),
    ]
