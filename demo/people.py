"""The people of the invented bureau: offices, accounts, roles, certificates."""

from datetime import date, timedelta
from types import SimpleNamespace

from django.contrib.auth.hashers import make_password

from bureau.law.models import Organ
from bureau.staff.models import Certificate, Office, User
from bureau.staff.roles import Role
from bureau.staff.services import add_office, add_person

PASSWORD = "qinghe-2026"  # noqa: S105 — shown on the sign-in page; production refuses these accounts
SECTIONS = ("局领导", "执法大队", "法制股", "综合股", "环境影响评价股")
R = Role

# account, name, section, post, role, extension, legal qualification, certified since (None: no certificate)
PEOPLE = (
    ("shenrc", "沈若川", "局领导", "局长", R.LEADER, "8001", False, None),
    ("tangsy", "唐书砚", "局领导", "副局长", R.LEADER, "8002", False, None),
    ("linhd", "凌海棠", "局领导", "副局长", R.LEADER, "8003", False, None),
    ("chenxl", "陈晓岚", "执法大队", "大队长", R.OFFICER, "8021", False, 2019),
    ("zhouya", "周予安", "执法大队", "副大队长", R.OFFICER, "8022", False, 2019),
    ("luoxj", "罗行简", "执法大队", "执法人员", R.OFFICER, "8023", False, 2019),
    ("xuwq", "许闻琴", "执法大队", "执法人员", R.OFFICER, "8024", False, 2020),
    ("jiangbn", "江北宁", "执法大队", "执法人员", R.OFFICER, "8025", False, 2020),
    ("mengyc", "孟亦辰", "执法大队", "执法人员", R.OFFICER, "8026", False, 2023),
    ("qiaoym", "乔雨眠", "执法大队", "执法人员", R.OFFICER, "8027", False, 2024),
    ("gaowy", "高闻远", "法制股", "股长", R.REVIEWER, "8031", False, None),
    ("linzy", "林致远", "法制股", "法制审核员", R.REVIEWER, "8032", True, None),
    ("heq", "何清", "综合股", "股长", R.CLERK, "8011", False, None),
    ("baizh", "白知禾", "综合股", "科员", R.CLERK, "8012", False, None),
    ("fangjd", "方鉴达", "法制股", "执法监督员", R.SUPERVISOR, "8033", False, None),
    ("zhaoym", "赵一鸣", "综合股", "系统管理员", R.ADMIN, "8016", False, None),
)
EXPIRES_SOON = "jiangbn"  # the administrator should see one certificate that has to be renewed
HEADS = {"执法大队": "chenxl", "法制股": "gaowy", "综合股": "heq"}  # who hears of what stays undone
YEARS_OF_A_CERTIFICATE = 5


def settle_in(now: date) -> SimpleNamespace:
    """Creates offices and people; returns them by account, with `bureau`. Certificates are valid up to `now`."""
    city = add_office(name="澜州市生态环境局", short_name="市局", kind=Office.Kind.CITY)
    bureau = add_office(
        name="澜州市生态环境局青禾分局", short_name="青禾分局", kind=Office.Kind.COUNTY, parent=city
    )
    sections = {
        name: add_office(name=name, short_name=name, kind=Office.Kind.SECTION, parent=bureau)
        for name in SECTIONS
    }
    _name_organs(city, bureau)
    cast = SimpleNamespace(city=city, bureau=bureau)
    password = make_password(PASSWORD)  # once: hashing is slow on purpose
    for serial, (account, name, section, post, role, extension, legal, since) in enumerate(PEOPLE, 1):
        user = add_person(
            username=account,
            name=name,
            office=sections[section],
            roles=[role],
            post=post,
            extension=extension,
            legal_qualified=legal,
            keeps_law=role == R.CLERK,
            is_demo=True,
        )
        User.objects.filter(pk=user.pk).update(password=password)
        user.password = password
        if since:
            _certify(user, serial, since, now)
        setattr(cast, account, user)
    for section, head in HEADS.items():
        Office.objects.filter(pk=sections[section].pk).update(head=getattr(cast, head))
    return cast


def _name_organs(city: Office, bureau: Office) -> None:
    """The organs of the law data belong to these offices."""
    Organ.objects.filter(code="branch", office=None).update(office=bureau)
    Organ.objects.filter(code__startswith="city-", office=None).update(office=city)


def _certify(user: User, serial: int, since: int, now: date) -> None:
    """Certificates one after the other without a gap, the last one valid today; invented numbers."""
    start, count = date(since, 1, 1), 0
    while start <= now:
        count += 1
        end = date(start.year + YEARS_OF_A_CERTIFICATE, 1, 1) - timedelta(days=1)
        if end >= now and user.username == EXPIRES_SOON:
            end = now + timedelta(days=25)
        Certificate.objects.create(
            user=user, number=f"QH990726{serial:03d}{count:02d}", issued_on=start, expires_on=end
        )
        start = end + timedelta(days=1)


def accounts() -> list[tuple[str, str, str, str]]:
    """Account, name, office, roles of every demonstration account, for the operator's eyes."""
    rows = (
        User.objects.filter(is_demo=True).select_related("office").order_by("pk").prefetch_related("grants")
    )
    return [(u.username, u.name, u.office.name, u.role_labels) for u in rows]
