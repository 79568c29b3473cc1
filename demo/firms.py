"""About 120 invented enterprises: those of the stories by name, the others made up from words."""

from random import Random

from stdnum.cn import uscc

from inspections.models import Category, Enterprise, Industry, Permit
from inspections.services import enterprise as register

K, S, G = Category.KEY, Category.SPECIAL, Category.GENERAL
P = Permit
I = Industry  # noqa: E741 — a column of the table below

TOWNS = (
    "城关镇",
    "石桥镇",
    "麦坪镇",
    "柳溪镇",
    "枫林镇",
    "沙渡镇",
    "东岗镇",
    "南塘镇",
    "白鹭乡",
    "茶山乡",
    "河湾乡",
    "云岭乡",
)
# short name, full name after 青禾县, category, permit, industry, town, online monitoring, investment in 10,000 yuan
NAMED = (
    ("禾润印染", "禾润纺织印染有限公司", K, P.KEY, I.TEXTILE, "城关镇", True, 18600),
    ("东岗热力", "东岗热力有限公司", K, P.KEY, I.HEAT, "东岗镇", True, 24300),
    ("东岗热力二分厂", "东岗热力二分厂", K, P.KEY, I.HEAT, "东岗镇", True, 8200),
    ("长陌电镀", "长陌电镀有限公司", K, P.KEY, I.PLATING, "沙渡镇", True, 3600),
    ("南塘精铸", "南塘精铸有限公司", K, P.SIMPLIFIED, I.METAL, "南塘镇", False, 5200),
    ("河湾纸品", "河湾纸品有限公司", K, P.KEY, I.PAPER, "河湾乡", True, 9400),
    ("清源水务", "清源水务有限公司", K, P.KEY, I.SEWAGE, "城关镇", True, 12800),
    ("石桥水处理", "石桥污水处理有限公司", K, P.KEY, I.SEWAGE, "石桥镇", True, 6400),
    ("石桥陶瓷", "石桥陶瓷有限公司", K, P.KEY, I.BUILDING, "石桥镇", True, 7700),
    ("云泽水泥", "云岭云泽水泥有限公司", K, P.KEY, I.BUILDING, "云岭乡", True, 31500),
    ("安澜化工", "安澜精细化工有限公司", K, P.KEY, I.CHEMICAL, "沙渡镇", True, 15200),
    ("明川化工", "明川助剂有限公司", K, P.KEY, I.CHEMICAL, "沙渡镇", True, 6900),
    ("县人民医院", "青禾县人民医院", K, P.SIMPLIFIED, I.MEDICAL, "城关镇", False, 22000),
    ("净宇环保", "净宇固废处置有限公司", K, P.KEY, I.WASTE, "东岗镇", True, 17400),
    ("茶山矿业", "茶山矿业有限公司", K, P.SIMPLIFIED, I.MINING, "茶山乡", False, 8800),
    ("麦坪屠宰", "麦坪定点屠宰有限公司", K, P.KEY, I.FOOD, "麦坪镇", True, 2600),
    ("茶山洗选厂", "茶山洗选厂", S, P.REGISTERED, I.MINING, "茶山乡", False, 900),
    ("云岭石材", "云岭石材加工厂", S, P.REGISTERED, I.BUILDING, "云岭乡", False, 480),
    ("恒砾建材", "石桥恒砾建材有限公司", S, P.SIMPLIFIED, I.BUILDING, "石桥镇", False, 2100),
    ("河湾砂石码头", "河湾砂石码头", S, P.NONE, I.BUILDING, "河湾乡", False, 320),
    ("沙渡拆解", "沙渡汽车拆解有限公司", S, P.SIMPLIFIED, I.WASTE, "沙渡镇", False, 1500),
    ("牧歌养殖", "麦坪牧歌养殖场", S, P.REGISTERED, I.LIVESTOCK, "麦坪镇", False, 680),
    ("白鹭食品", "白鹭食品有限公司", G, P.SIMPLIFIED, I.FOOD, "白鹭乡", False, 3100),
    ("枫林家具", "枫林家具厂", G, P.REGISTERED, I.WOOD, "枫林镇", False, 540),
    ("柳溪木作", "柳溪木作家居有限公司", G, P.SIMPLIFIED, I.WOOD, "柳溪镇", False, 1900),
    ("枫桥印务", "枫桥包装印务有限公司", G, P.SIMPLIFIED, I.PRINTING, "枫林镇", False, 1300),
    ("顺途汽修", "顺途汽车维修服务部", G, P.REGISTERED, I.REPAIR, "城关镇", False, 90),
    ("柳溪养猪", "柳溪丰穗生猪养殖有限公司", G, P.REGISTERED, I.LIVESTOCK, "柳溪镇", False, 1200),
)
WORDS = (
    "晨岭",
    "玉禾",
    "广穗",
    "青屏",
    "丰澜",
    "宏砺",
    "佳木",
    "兴原",
    "瑞溪",
    "裕川",
    "和泰",
    "金穗",
    "远樵",
    "荣禾",
    "同舟",
    "嘉禾",
    "永砚",
    "锦帆",
    "利源",
    "天筑",
    "乐耕",
    "博远",
    "惠民",
    "祥云",
    "方圆",
    "启明",
    "正阳",
    "盛禾",
    "长汀",
    "百川",
)
TRADES = (
    (I.FOOD, "食品有限公司", P.REGISTERED),
    (I.BUILDING, "建材有限公司", P.REGISTERED),
    (I.WOOD, "木业有限公司", P.REGISTERED),
    (I.REPAIR, "汽车维修厂", P.REGISTERED),
    (I.LIVESTOCK, "养殖专业合作社", P.REGISTERED),
    (I.TEXTILE, "服饰有限公司", P.REGISTERED),
    (I.METAL, "五金制品有限公司", P.SIMPLIFIED),
    (I.PRINTING, "印刷厂", P.REGISTERED),
    (I.CHEMICAL, "涂料有限公司", P.SIMPLIFIED),
    (I.PLATING, "表面处理有限公司", P.SIMPLIFIED),
    (I.MEDICAL, "诊所", P.NONE),
    (I.WASTE, "再生资源有限公司", P.SIMPLIFIED),
    (I.PAPER, "纸箱有限公司", P.REGISTERED),
    (I.OTHER, "商贸有限公司", P.NONE),
)
SURNAMES = "江岳苏程谢温祝章柯舒龚阮颜邵俞骆游尹钟莫"
GIVEN = (
    "岸",
    "砚秋",
    "朗",
    "知远",
    "其南",
    "以宁",
    "怀谷",
    "望舒",
    "闻笛",
    "书屿",
    "野",
    "青岚",
    "既白",
    "云舟",
    "念初",
    "若谷",
)
COUNT = 120


def credit_code(serial: int) -> str:
    """The `serial`-th invented 统一社会信用代码 of district 990726, which does not exist; its check digit is right."""
    body = f"91990726MA{serial:07d}"
    return body + uscc.calc_check_digit(body)


def register_all(cast, *, light: bool = False) -> dict[str, Enterprise]:
    """Enters the register, only the named firms if `light`; returns the enterprises by short name."""
    return {
        facts["short_name"]: register.register(office=cast.bureau, actor=cast.heq, **facts)
        for facts in (rows()[: len(NAMED) + 6] if light else rows())
    }


def rows() -> list[dict]:
    """The register as a table, the same at every load."""
    rng = Random("青禾县")
    named = [_facts(n, rng, *line) for n, line in enumerate(NAMED, 1)]
    made = []
    for serial in range(len(NAMED) + 1, COUNT + 1):
        industry, ending, permit = TRADES[serial % len(TRADES)]
        town, word = TOWNS[serial * 5 % len(TOWNS)], WORDS[(serial + serial // 60 * 7) % len(WORDS)]
        short = f"{town[:2]}{word}"
        category = S if serial % 23 == 0 else G
        made.append(
            _facts(
                serial, rng, short, f"{town[:2]}{word}{ending}", category, permit, industry, town, False, None
            )
        )
    return named + made


def _facts(serial, rng, short, ending, category, permit, industry, town, online, investment) -> dict:
    chief, contact = (rng.choice(SURNAMES) + rng.choice(GIVEN) for _ in range(2))
    return {
        "code": credit_code(serial),
        "name": ending if ending.startswith("青禾县") else f"青禾县{ending}",
        "short_name": short,
        "category": category,
        "permit": permit,
        "industry": industry,
        "town": town,
        "address": f"青禾县{town}{rng.choice(('工业', '清波', '禾丰', '文昌', '河滨'))}路{rng.randint(2, 198)}号",
        "legal_representative": chief,
        "contact": contact,
        "phone": f"0000-88{serial:05d}",
        "online_monitoring": online,
        "investment": investment * 10_000 if investment else rng.randint(20, 800) * 10_000,
    }
