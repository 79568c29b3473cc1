import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0009_recheck_rows"),
        ("documents", "0001_initial"),
        ("record", "0002_append_only"),
        ("staff", "0004_suspended_certificates"),
        ("staff", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deferral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deferrals",
                        to="cases.decision",
                        verbose_name="处罚决定",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("defer", "延期缴纳"), ("instalments", "分期缴纳")],
                        max_length=12,
                        verbose_name="种类",
                    ),
                ),
                ("applied_on", models.DateField(verbose_name="申请日期")),
                ("hardship", models.TextField(verbose_name="经济困难的情况")),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.storedfile",
                        verbose_name="书面申请",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
                ("granted", models.BooleanField(blank=True, null=True, verbose_name="是否同意")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="答复日期")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="批准人",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="理由")),
                (
                    "document",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issueddocument",
                        verbose_name="通知书",
                    ),
                ),
            ],
            options={
                "verbose_name": "延期（分期）缴纳",
                "verbose_name_plural": "延期（分期）缴纳",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answered_on__isnull", True),
                                ("document__isnull", True),
                                ("granted__isnull", True),
                            ),
                            models.Q(
                                ("answered_by__isnull", False),
                                ("answered_on__isnull", False),
                                ("document__isnull", False),
                                ("granted__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="cases_deferral_answered",
                        violation_error_message="答复延期、分期申请须有日期、批准人和通知书。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True),
                            ("answered_on__gte", models.F("applied_on")),
                            _connector="OR",
                        ),
                        name="cases_deferral_dates",
                        violation_error_message="答复日期不能早于申请日期。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("granted__isnull", True)),
                        fields=("decision",),
                        name="cases_deferral_one_open",
                        violation_error_message="已有一份申请没有答复。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("granted", True)),
                        fields=("decision",),
                        name="cases_deferral_granted_once",
                        violation_error_message="已同意过延期或者分期缴纳。",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Instalment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "deferral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instalments",
                        to="cases.deferral",
                        verbose_name="延期（分期）",
                    ),
                ),
                ("due_on", models.DateField(verbose_name="缴款期限")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="金额")),
            ],
            options={
                "verbose_name": "分期",
                "verbose_name_plural": "分期",
                "ordering": ["due_on"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("deferral", "due_on"),
                        name="cases_instalment_day",
                        violation_error_message="同一天只能有一期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0)),
                        name="cases_instalment_positive",
                        violation_error_message="每期金额须大于零。",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Demand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="demands",
                        to="cases.case",
                        verbose_name="案件",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[("court", "申请人民法院强制执行前催告"), ("substitute", "代履行前催告")],
                        default="court",
                        max_length=10,
                        verbose_name="用途",
                    ),
                ),
                ("issued_on", models.DateField(verbose_name="制发日期")),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issueddocument",
                        verbose_name="催告书",
                    ),
                ),
                (
                    "principal",
                    models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name="罚没款"),
                ),
                (
                    "surcharge",
                    models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name="加处罚款"),
                ),
                ("obligation", models.TextField(blank=True, verbose_name="其他义务")),
                ("perform_by", models.DateField(blank=True, null=True, verbose_name="履行期限")),
                ("served_on", models.DateField(blank=True, null=True, verbose_name="送达日期")),
                ("ripe_on", models.DateField(blank=True, null=True, verbose_name="最早可申请或实施日期")),
                ("defence_on", models.DateField(blank=True, null=True, verbose_name="收到陈述申辩日期")),
                ("defence", models.TextField(blank=True, verbose_name="陈述申辩")),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="复核日期")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="复核人",
                    ),
                ),
                ("answer", models.TextField(blank=True, verbose_name="复核意见")),
            ],
            options={
                "verbose_name": "催告",
                "verbose_name_plural": "催告",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("principal__gte", 0),
                            ("surcharge__gte", 0),
                            models.Q(
                                ("principal__gt", 0),
                                ("surcharge__gt", 0),
                                models.Q(("obligation", ""), _negated=True),
                                _connector="OR",
                            ),
                        ),
                        name="cases_demand_object",
                        violation_error_message="催告须有明确的金额或者义务（行政强制法 第35条）。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ripe_on__isnull", True), ("served_on__isnull", True)),
                            models.Q(
                                ("ripe_on__gt", models.F("served_on")),
                                ("served_on__gte", models.F("issued_on")),
                            ),
                            _connector="OR",
                        ),
                        name="cases_demand_dates",
                        violation_error_message="催告书送达不早于制发，送达后须经法定期间。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on__isnull", True),
                            ("answered_on__gte", models.F("defence_on")),
                            _connector="OR",
                        ),
                        name="cases_demand_answered",
                        violation_error_message="复核不早于收到陈述申辩。",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CourtApplication",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="court_applications",
                        to="cases.case",
                        verbose_name="案件",
                    ),
                ),
                (
                    "demand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="applications",
                        to="cases.demand",
                        verbose_name="催告",
                    ),
                ),
                ("applied_on", models.DateField(verbose_name="申请日期")),
                (
                    "signed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="签名的负责人",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issueddocument",
                        verbose_name="强制执行申请书",
                    ),
                ),
                ("court", models.CharField(max_length=60, verbose_name="人民法院")),
                ("principal", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="罚没款")),
                ("surcharge", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="加处罚款")),
                ("target", models.TextField(verbose_name="申请强制执行标的")),
                ("opens_on", models.DateField(verbose_name="可申请首日")),
                ("closes_on", models.DateField(verbose_name="可申请末日")),
                ("basis", models.JSONField(verbose_name="期限计算")),
                ("accepted_on", models.DateField(blank=True, null=True, verbose_name="受理日期")),
                ("docket", models.CharField(blank=True, max_length=60, verbose_name="案号")),
                ("declined_on", models.DateField(blank=True, null=True, verbose_name="不予受理日期")),
                ("declined_reason", models.TextField(blank=True, verbose_name="不予受理理由")),
                ("ruled_on", models.DateField(blank=True, null=True, verbose_name="裁定日期")),
                (
                    "ruling",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("allowed", "准予强制执行"),
                            ("partly", "部分准予强制执行"),
                            ("refused", "不准予强制执行"),
                        ],
                        max_length=8,
                        verbose_name="裁定",
                    ),
                ),
                ("ruling_note", models.TextField(blank=True, verbose_name="裁定内容")),
                ("finished_on", models.DateField(blank=True, null=True, verbose_name="执行终结日期")),
                ("finished_note", models.TextField(blank=True, verbose_name="执行结果")),
            ],
            options={
                "verbose_name": "申请强制执行",
                "verbose_name_plural": "申请强制执行",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("applied_on__gte", models.F("opens_on")),
                            ("applied_on__lte", models.F("closes_on")),
                        ),
                        name="cases_court_window",
                        violation_error_message="申请强制执行须在法定期限内（行政强制法 第53条）。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("declined_on__isnull", True), models.Q(("ruling", "refused"), _negated=True)
                        ),
                        fields=("case",),
                        name="cases_court_one_open",
                        violation_error_message="本案已申请强制执行。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("declined_on__isnull", True),
                            models.Q(
                                ("accepted_on__isnull", True),
                                models.Q(("declined_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_court_accepted_or_not",
                        violation_error_message="受理与不予受理只能登记一项；不予受理须写明理由。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ruled_on__isnull", True), ("ruling", "")),
                            models.Q(
                                ("accepted_on__isnull", False),
                                ("ruled_on__gte", models.F("accepted_on")),
                                models.Q(("ruling", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_court_ruled",
                        violation_error_message="裁定须在受理之后，并写明结果。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("finished_on__isnull", True),
                            models.Q(("finished_on__gte", models.F("ruled_on")), ("ruled_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="cases_court_finished",
                        violation_error_message="执行结果须在裁定之后登记。",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Substitution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substitutions",
                        to="cases.case",
                        verbose_name="案件",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substitutions",
                        to="cases.correctionorder",
                        verbose_name="责令改正",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="决定日期")),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="批准人",
                    ),
                ),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issueddocument",
                        verbose_name="代履行决定书",
                    ),
                ),
                ("reason", models.TextField(verbose_name="理由和依据")),
                ("performer", models.CharField(max_length=60, verbose_name="代履行人")),
                ("method", models.TextField(verbose_name="方式")),
                ("planned_on", models.DateField(verbose_name="代履行时间")),
                ("budget", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="费用预算")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="实施日期")),
                (
                    "supervisor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="到场监督人",
                    ),
                ),
                ("witness", models.CharField(blank=True, max_length=60, verbose_name="签名的当事人或见证人")),
                (
                    "cost",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="实际费用"
                    ),
                ),
                ("result", models.TextField(blank=True, verbose_name="实施情况")),
                ("cost_paid_on", models.DateField(blank=True, null=True, verbose_name="费用缴清日期")),
                (
                    "stopped_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="不再代履行的理由"),
                ),
            ],
            options={
                "verbose_name": "代履行",
                "verbose_name_plural": "代履行",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("budget__gte", 0), ("planned_on__gt", models.F("decided_on"))),
                        name="cases_substitution_planned",
                        violation_error_message="代履行时间须晚于决定日期，费用预算不能为负（行政强制法 第51条）。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on__isnull", True),
                            models.Q(
                                ("cost__isnull", False),
                                ("done_on__gt", models.F("decided_on")),
                                ("supervisor__isnull", False),
                                models.Q(("witness", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_substitution_done",
                        violation_error_message="代履行须派员到场监督，并由当事人或见证人签名（行政强制法 第51条）。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("done_on__isnull", True), ("stopped_reason", "")),
                        fields=("order",),
                        name="cases_substitution_one_open",
                        violation_error_message="这项义务已有代履行决定在办。",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Refund",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="refunds",
                        to="cases.decision",
                        verbose_name="处罚决定",
                    ),
                ),
                ("on", models.DateField(verbose_name="通知日期")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=14, verbose_name="退还金额")),
                ("reason", models.CharField(max_length=300, verbose_name="退还理由")),
                ("account", models.CharField(max_length=120, verbose_name="收款账户")),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issueddocument",
                        verbose_name="退还罚款通知",
                    ),
                ),
                (
                    "approved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="批准人",
                    ),
                ),
                ("refunded_on", models.DateField(blank=True, null=True, verbose_name="退库日期")),
                ("voucher_no", models.CharField(blank=True, max_length=40, verbose_name="退库凭证号")),
            ],
            options={
                "verbose_name": "退还罚款",
                "verbose_name_plural": "退还罚款",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), models.Q(("reason", ""), _negated=True)),
                        name="cases_refund_positive",
                        violation_error_message="退还须写明理由，金额须大于零。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("refunded_on__isnull", True), ("voucher_no", "")),
                            models.Q(
                                ("refunded_on__gte", models.F("on")),
                                models.Q(("voucher_no", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_refund_done",
                        violation_error_message="退库须有日期和凭证号，且不早于通知。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("voucher_no", ""), _negated=True),
                        fields=("voucher_no",),
                        name="cases_refund_voucher",
                        violation_error_message="退库凭证号已被使用。",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Remission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remissions",
                        to="cases.decision",
                        verbose_name="处罚决定",
                    ),
                ),
                ("on", models.DateField(verbose_name="协议日期")),
                (
                    "amount",
                    models.DecimalField(decimal_places=2, max_digits=14, verbose_name="减免的加处罚款"),
                ),
                ("measures", models.TextField(verbose_name="当事人采取的补救措施和协议内容")),
                (
                    "approved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="批准人",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.storedfile",
                        verbose_name="执行协议",
                    ),
                ),
            ],
            options={
                "verbose_name": "减免加处罚款",
                "verbose_name_plural": "减免加处罚款",
                "ordering": ["on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("amount__gt", 0), models.Q(("measures", ""), _negated=True)),
                        name="cases_remission_positive",
                        violation_error_message="减免须写明补救措施，金额须大于零（行政强制法 第42条）。",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Remedy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                    "next_due_on",
                    models.DateField(blank=True, db_index=True, null=True, verbose_name="最近期限"),
                ),
                ("next_due_label", models.CharField(blank=True, max_length=60, verbose_name="最近期限事项")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="登记时间")),
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
                    "state",
                    models.CharField(
                        choices=[
                            ("answering", "待答复"),
                            ("pending", "审理中"),
                            ("decided", "已决定未生效"),
                            ("appealed", "已上诉"),
                            ("ended", "已终结"),
                        ],
                        db_index=True,
                        default="answering",
                        max_length=30,
                        verbose_name="状态",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remedies",
                        to="cases.case",
                        verbose_name="案件",
                    ),
                ),
                (
                    "decision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remedies",
                        to="cases.decision",
                        verbose_name="处罚决定",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("review", "行政复议"), ("suit", "行政诉讼")],
                        max_length=8,
                        verbose_name="种类",
                    ),
                ),
                ("instance", models.PositiveSmallIntegerField(default=1, verbose_name="审级")),
                (
                    "previous",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="following",
                        to="cases.remedy",
                        verbose_name="前一审级",
                    ),
                ),
                ("applicant", models.CharField(max_length=100, verbose_name="申请人（原告、上诉人）")),
                ("body", models.CharField(max_length=60, verbose_name="复议机关或人民法院")),
                ("docket", models.CharField(blank=True, max_length=60, verbose_name="案号")),
                ("simple", models.BooleanField(default=False, verbose_name="简易程序")),
                ("applied_on", models.DateField(verbose_name="申请（起诉、上诉）日期")),
                ("accepted_on", models.DateField(verbose_name="受理（立案）日期")),
                ("received_on", models.DateField(verbose_name="收到副本日期")),
                ("claims", models.TextField(verbose_name="请求和理由")),
                (
                    "answer_file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.storedfile",
                        verbose_name="提交的证据和依据",
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True, verbose_name="答复（答辩）日期")),
                ("answer", models.TextField(blank=True, verbose_name="答复（答辩）意见")),
                (
                    "document",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issueddocument",
                        verbose_name="答复书（答辩状）",
                    ),
                ),
                ("agents", models.CharField(blank=True, max_length=120, verbose_name="委托代理人")),
                (
                    "decided_on",
                    models.DateField(blank=True, null=True, verbose_name="决定（判决、裁定）日期"),
                ),
                (
                    "decision_served_on",
                    models.DateField(blank=True, null=True, verbose_name="决定（判决、裁定）送达日期"),
                ),
                ("effective_on", models.DateField(blank=True, null=True, verbose_name="生效日期")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("maintain", "维持（驳回请求）"),
                            ("quash", "撤销"),
                            ("vary", "变更"),
                            ("illegal", "确认违法或无效"),
                            ("order", "责令履行"),
                            ("reject", "驳回申请（起诉）"),
                            ("withdrawn", "撤回终止"),
                            ("mediated", "调解或和解"),
                        ],
                        db_index=True,
                        max_length=10,
                        verbose_name="结果",
                    ),
                ),
                ("outcome_text", models.TextField(blank=True, verbose_name="主文和理由")),
                (
                    "new_fine",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="变更后的罚款"
                    ),
                ),
            ],
            options={
                "verbose_name": "复议诉讼",
                "verbose_name_plural": "复议诉讼",
                "indexes": [
                    models.Index(fields=["office", "-received_on", "-id"], name="cases_remedy_received"),
                    models.Index(fields=["kind", "decided_on"], name="cases_remedy_decided"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("applied_on__lte", models.F("accepted_on")),
                            ("applied_on__lte", models.F("received_on")),
                        ),
                        name="cases_remedy_dates",
                        violation_error_message="受理、收到副本的日期不能早于申请（起诉）日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("instance", 1),
                            models.Q(("instance", 2), ("kind", "suit"), ("previous__isnull", False)),
                            _connector="OR",
                        ),
                        name="cases_remedy_instance",
                        violation_error_message="只有行政诉讼有第二审，且须有第一审。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "pending"), _negated=True),
                            models.Q(
                                ("answered_on__gte", models.F("received_on")),
                                ("document__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_remedy_answered",
                        violation_error_message="答复（答辩）须有日期、意见和文书。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["decided", "appealed", "ended"]), _negated=True),
                            models.Q(
                                ("decided_on__gte", models.F("accepted_on")),
                                ("decision_served_on__gte", models.F("decided_on")),
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("outcome_text", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="cases_remedy_decided_facts",
                        violation_error_message="登记结果须有决定日期、送达日期、结果和主文。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ended"), _negated=True),
                            ("effective_on__isnull", False),
                            _connector="OR",
                        ),
                        name="cases_remedy_effective",
                        violation_error_message="终结须有生效日期。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", "vary"), _negated=True),
                            ("new_fine__isnull", False),
                            _connector="OR",
                        ),
                        name="cases_remedy_varied",
                        violation_error_message="变更决定须写明变更后的罚款。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["appealed", "ended"]), _negated=True),
                        fields=("decision", "kind", "applicant", "instance"),
                        name="cases_remedy_one_open",
                        violation_error_message="同一申请人对本决定的同类案件还没有终结。",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RemedyHearing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "remedy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings",
                        to="cases.remedy",
                        verbose_name="复议诉讼",
                    ),
                ),
                ("on", models.DateField(verbose_name="日期")),
                ("place", models.CharField(max_length=100, verbose_name="地点")),
                (
                    "head",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="出庭负责人",
                    ),
                ),
                (
                    "absence_reason",
                    models.CharField(blank=True, max_length=200, verbose_name="负责人不能出庭的理由"),
                ),
                ("agents", models.CharField(max_length=120, verbose_name="其他出庭人员")),
                ("note", models.TextField(blank=True, verbose_name="审理情况")),
            ],
            options={
                "verbose_name": "听证开庭",
                "verbose_name_plural": "听证开庭",
                "ordering": ["on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("head__isnull", False),
                            models.Q(("absence_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_remedyhearing_head",
                        violation_error_message="被诉机关负责人应当出庭；不能出庭的须写明理由（行政诉讼法 第3条第3款）。",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Stay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "remedy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stays",
                        to="cases.remedy",
                        verbose_name="复议诉讼",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="停止执行自")),
                ("to_on", models.DateField(blank=True, null=True, verbose_name="至")),
                ("ordered_by", models.CharField(max_length=60, verbose_name="决定机关")),
                ("document_no", models.CharField(max_length=60, verbose_name="决定（裁定）文号")),
                ("reason", models.CharField(max_length=200, verbose_name="理由")),
            ],
            options={
                "verbose_name": "停止执行",
                "verbose_name_plural": "停止执行",
                "ordering": ["from_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_on__isnull", True), ("to_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="cases_stay_dates",
                        violation_error_message="止日不能早于起日。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("document_no", ""), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                        ),
                        name="cases_stay_ordered",
                        violation_error_message="停止执行须有决定（裁定）文号和理由。",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("to_on__isnull", True)),
                        fields=("remedy",),
                        name="cases_stay_one_open",
                        violation_error_message="已在停止执行中。",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ServiceAddress",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_addresses",
                        to="cases.case",
                        verbose_name="案件",
                    ),
                ),
                ("confirmed_on", models.DateField(verbose_name="确认日期")),
                ("address", models.CharField(max_length=160, verbose_name="送达地址")),
                ("receiver", models.CharField(max_length=60, verbose_name="收件人或代收人")),
                ("phone", models.CharField(max_length=30, verbose_name="联系电话")),
                ("postcode", models.CharField(blank=True, max_length=6, verbose_name="邮政编码")),
                ("electronic", models.BooleanField(default=False, verbose_name="同意电子送达")),
                (
                    "electronic_address",
                    models.CharField(
                        blank=True, max_length=100, verbose_name="电子送达地址（传真、电子邮箱等）"
                    ),
                ),
                ("signer", models.CharField(max_length=60, verbose_name="签名确认人")),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issueddocument",
                        verbose_name="送达地址确认书",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.storedfile",
                        verbose_name="签字的确认书",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="登记人",
                    ),
                ),
            ],
            options={
                "verbose_name": "送达地址确认",
                "verbose_name_plural": "送达地址确认",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("electronic", False),
                            models.Q(("electronic_address", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_serviceaddress_electronic",
                        violation_error_message="同意电子送达的，须写明传真号、电子邮箱等地址（行政处罚法 第61条第2款）。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("electronic", False), ("file__isnull", False), _connector="OR"),
                        name="cases_serviceaddress_signed",
                        violation_error_message="电子送达须有当事人签字的确认书（行政处罚法 第61条第2款）。请上传。",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Announcement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="announcements",
                        to="documents.issueddocument",
                        verbose_name="公告送达的文书",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="announcements",
                        to="cases.case",
                        verbose_name="案件",
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.issueddocument",
                        verbose_name="送达公告",
                    ),
                ),
                ("issued_on", models.DateField(verbose_name="制发日期")),
                ("reason", models.CharField(max_length=300, verbose_name="公告送达的原因")),
            ],
            options={
                "verbose_name": "送达公告",
                "verbose_name_plural": "送达公告",
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="cases_announcement_reason",
                        violation_error_message="公告送达须记明原因和经过（民事诉讼法 第95条）。",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ServiceAttempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="documents.issueddocument",
                        verbose_name="文书",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="service_attempts",
                        to="cases.case",
                        verbose_name="案件",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("direct", "直接送达"),
                            ("left", "留置送达"),
                            ("entrusted", "委托送达"),
                            ("post", "邮寄送达"),
                            ("forwarded", "转交送达"),
                            ("public", "公告送达"),
                            ("electronic", "电子送达"),
                        ],
                        max_length=12,
                        verbose_name="送达方式",
                    ),
                ),
                ("tried_on", models.DateField(verbose_name="日期")),
                ("place", models.CharField(max_length=160, verbose_name="地点")),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("nobody", "无人签收"),
                            ("moved", "已迁离，去向不明"),
                            ("returned", "邮件退回"),
                            ("wrong", "地址不详或有误"),
                            ("unreachable", "无法联系"),
                        ],
                        max_length=12,
                        verbose_name="结果",
                    ),
                ),
                ("detail", models.CharField(max_length=300, verbose_name="经过")),
                ("tracking_no", models.CharField(blank=True, max_length=40, verbose_name="邮件号")),
                (
                    "officer_a",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="送达人",
                    ),
                ),
                (
                    "officer_b",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="第二送达人",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="record.storedfile",
                        verbose_name="凭证",
                    ),
                ),
            ],
            options={
                "verbose_name": "未成的送达",
                "verbose_name_plural": "未成的送达",
                "ordering": ["tried_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("officer_a", models.F("officer_b")), _negated=True),
                        name="cases_serviceattempt_two_officers",
                        violation_error_message="送达人不得少于两人（行政处罚法 第42条）。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mode", "public"), _negated=True),
                            models.Q(("detail", ""), _negated=True),
                        ),
                        name="cases_serviceattempt_told",
                        violation_error_message="请写明用哪种方式送达、为何没有送达；公告本身不是未成的送达。",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mode", "post"), _negated=True),
                            models.Q(("tracking_no", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_serviceattempt_tracking",
                        violation_error_message="邮寄送达须有邮件号。",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.RemoveConstraint(
            model_name="payment",
            name="cases_payment_positive",
        ),
        migrations.RemoveConstraint(
            model_name="service",
            name="cases_service_left_witness",
        ),
        migrations.AddField(
            model_name="case",
            name="closing_ground",
            field=models.CharField(
                blank=True,
                choices=[
                    ("performed", "处罚决定已履行、违法行为已改正"),
                    ("court", "已申请强制执行且法院受理"),
                    ("no_penalty", "不予行政处罚"),
                    ("terminated", "终止调查"),
                    ("transferred", "移送且无需继续办理"),
                    ("quashed", "处罚决定被撤销"),
                    ("other", "其他情形"),
                ],
                max_length=12,
                verbose_name="结案情形",
            ),
        ),
        migrations.AddField(
            model_name="payment",
            name="banked_on",
            field=models.DateField(blank=True, null=True, verbose_name="缴付银行日期"),
        ),
        migrations.AddField(
            model_name="payment",
            name="cash_ground",
            field=models.CharField(
                blank=True,
                choices=[
                    ("small", "当场处罚，罚款在法定数额以下"),
                    ("hard", "当场处罚，不当场收缴事后难以执行"),
                    ("remote", "边远、水上、交通不便地区，当事人提出"),
                ],
                max_length=8,
                verbose_name="当场收缴的依据",
            ),
        ),
        migrations.AddField(
            model_name="payment",
            name="channel",
            field=models.CharField(
                choices=[
                    ("bank", "银行缴款"),
                    ("electronic", "电子支付"),
                    ("cash", "当场收缴"),
                    ("court", "法院执行到位"),
                ],
                default="bank",
                max_length=10,
                verbose_name="缴款方式",
            ),
        ),
        migrations.AddField(
            model_name="payment",
            name="collected_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="当场收缴人",
            ),
        ),
        migrations.AddField(
            model_name="payment",
            name="handed_in_on",
            field=models.DateField(blank=True, null=True, verbose_name="交至机关日期"),
        ),
        migrations.AddField(
            model_name="payment",
            name="surcharge",
            field=models.DecimalField(decimal_places=2, default=0, max_digits=14, verbose_name="加处罚款"),
        ),
        migrations.AddField(
            model_name="service",
            name="identity",
            field=models.CharField(blank=True, max_length=60, verbose_name="签收人身份（职务、证件）"),
        ),
        migrations.AddField(
            model_name="service",
            name="media",
            field=models.CharField(blank=True, max_length=120, verbose_name="公告媒体或张贴处"),
        ),
        migrations.AddField(
            model_name="service",
            name="organ",
            field=models.CharField(blank=True, max_length=60, verbose_name="受托送达机关或转交单位"),
        ),
        migrations.AddField(
            model_name="service",
            name="reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="拒收事由"),
        ),
        migrations.AddField(
            model_name="service",
            name="relation",
            field=models.CharField(
                blank=True,
                choices=[
                    ("self", "本人"),
                    ("family", "同住成年家属"),
                    ("representative", "法定代表人（主要负责人）"),
                    ("office", "单位办公室（值班室）"),
                    ("mailroom", "单位收发室"),
                    ("agent", "委托代理人"),
                    ("named", "指定的代收人"),
                ],
                default="",
                max_length=14,
                verbose_name="签收人与受送达人的关系",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="tracking_no",
            field=models.CharField(blank=True, max_length=40, verbose_name="邮件号"),
        ),
        migrations.AddField(
            model_name="service",
            name="video",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="record.storedfile",
                verbose_name="送达过程影像",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="撤回登记人",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="withdrawn_on",
            field=models.DateField(blank=True, null=True, verbose_name="撤回登记日期"),
        ),
        migrations.AddField(
            model_name="service",
            name="withdrawn_reason",
            field=models.CharField(blank=True, max_length=200, verbose_name="撤回登记理由"),
        ),
        migrations.AlterField(
            model_name="payment",
            name="amount",
            field=models.DecimalField(decimal_places=2, max_digits=14, verbose_name="罚没款"),
        ),
        migrations.AlterField(
            model_name="service",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="services",
                to="documents.issueddocument",
                verbose_name="送达的文书",
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amount__gte", 0),
                    ("surcharge__gte", 0),
                    models.Q(("amount__gt", 0), ("surcharge__gt", 0), _connector="OR"),
                ),
                name="cases_payment_positive",
                violation_error_message="缴款金额须大于零。",
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("channel", "cash"), _negated=True),
                    models.Q(models.Q(("cash_ground", ""), _negated=True), ("collected_by__isnull", False)),
                    _connector="OR",
                ),
                name="cases_payment_cash_ground",
                violation_error_message="当场收缴须写明依据和收缴人（行政处罚法 第68条、第69条）。",
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("channel", "cash"),
                    models.Q(
                        ("banked_on__isnull", True), ("cash_ground", ""), ("handed_in_on__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="cases_payment_cash_only",
                violation_error_message="只有当场收缴的罚款才登记上交和缴付日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("handed_in_on__isnull", True),
                    ("handed_in_on__gte", models.F("paid_on")),
                    _connector="OR",
                ),
                name="cases_payment_handed_in",
                violation_error_message="上交日期不能早于收缴日期。",
            ),
        ),
        migrations.AddConstraint(
            model_name="payment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("banked_on__isnull", True), ("banked_on__gte", models.F("handed_in_on")), _connector="OR"
                ),
                name="cases_payment_banked",
                violation_error_message="缴付银行须在交至机关之后（行政处罚法 第71条）。",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="announcement",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="services",
                to="cases.announcement",
                verbose_name="送达公告",
            ),
        ),
        migrations.AddField(
            model_name="service",
            name="address",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="services",
                to="cases.serviceaddress",
                verbose_name="送达地址确认书",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_on__isnull", True)),
                fields=("document",),
                name="cases_service_once",
                violation_error_message="这份文书已登记送达。登记有误的，请先更正原登记。",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("withdrawn_by__isnull", True),
                        ("withdrawn_on__isnull", True),
                        ("withdrawn_reason", ""),
                    ),
                    models.Q(
                        ("withdrawn_by__isnull", False),
                        ("withdrawn_on__isnull", False),
                        models.Q(("withdrawn_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="cases_service_withdrawn",
                violation_error_message="撤回送达登记须写明日期、登记人和理由。",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mode", "left"), _negated=True),
                    models.Q(("witness", ""), _negated=True),
                    ("video__isnull", False),
                    _connector="OR",
                ),
                name="cases_service_left_witness",
                violation_error_message="留置送达须有见证人或影像记录（民事诉讼法 第89条）。请填写见证人或上传影像。",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mode", "left"), _negated=True),
                    models.Q(("reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="cases_service_left_reason",
                violation_error_message="留置送达须记明拒收事由（民事诉讼法 第89条）。",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mode__in", ["entrusted", "forwarded"]), _negated=True),
                    models.Q(("organ", ""), _negated=True),
                    _connector="OR",
                ),
                name="cases_service_organ",
                violation_error_message="委托、转交送达须写明受托机关或转交单位（民事诉讼法 第91条至第94条）。",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mode", "post"), _negated=True),
                    models.Q(("tracking_no", ""), _negated=True),
                    _connector="OR",
                ),
                name="cases_service_tracking",
                violation_error_message="邮寄送达须有邮件号（民事诉讼法 第91条）。",
            ),
        ),
        migrations.AddConstraint(
            model_name="service",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mode", "public"), _negated=True),
                    models.Q(("media", ""), _negated=True),
                    _connector="OR",
                ),
                name="cases_service_media",
                violation_error_message="公告送达须写明公告媒体（民事诉讼法 第95条）。",
            ),
        ),
    ]
