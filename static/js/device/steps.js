// The steps of a visit: notice, checklist, what was seen, signatures, the code. What is entered is kept at once.
import { button, el, field, icon, panel } from "./dom.js";
import { Pad } from "./pad.js";
import { position, thumbnail } from "./pictures.js";
import { fault, missing } from "./rules.js";
import { enter, enterAnswer, enterFacts, enterFile } from "./visit.js";

const input = (value, facts = {}) => el("input", { class: "form-control", type: "text", value: value ?? "", ...facts });
const area = (value, rows = 3, facts = {}) => Object.assign(el("textarea", { class: "form-control", rows, ...facts }), { value: value ?? "" });
const box = (label, checked) => {
  const made = el("input", { type: "checkbox", checked });
  return [made, el("label", { class: "choice-line" }, made, ` ${label}`)];
};
const save = (label, act) => el("div", { class: "thumb-bar" }, button(label, act, { class: "btn btn-primary" }));
const HOLD = "正在存入本机……";
const complain = (place, words) => place.replaceChildren(words ? el("p", { class: "err", role: "alert" }, words) : "");

/** What is typed outlives a redrawn or killed page until it is entered. Returns what was seen when the typing began. */
function typedIn(context, key, controls, seen = {}) {
  const found = context.drafts.of(key);
  const base = found?.base ?? seen;
  for (const [name, control] of Object.entries(controls)) {
    const part = control.type === "checkbox" ? "checked" : "value";
    if (found && name in found) control[part] = found[name];
    control.addEventListener("input", () => context.drafts.keep(key, { ...context.drafts.of(key), base, [name]: control[part] }));
  }
  return base;
}

/** Pads outlive a redrawn page: nobody signs twice because somebody took a photo meanwhile. */
const pads = new Map();
export const isDrawing = () => [...pads.values()].some((pad) => !pad.empty);
function padOf(task, facts) {
  const key = `${task.id} ${facts.label}`;
  if (!pads.has(key)) pads.set(key, new Pad(facts));
  return pads.get(key);
}

export function notice(context, task) {
  const { facts } = task;
  const place = input(facts.place || task.firm.address, { maxlength: "120" });
  const [shown, shownLine] = box("已主动出示执法证件，两人（处罚法 第55条）", facts.shown);
  const [told, toldLine] = box("已告知申请回避等权利和配合义务（办法（令 30） 第28条）", facts.rights_told);
  const name = input(facts.party_name, { maxlength: "40" });
  const post = input(facts.party_post, { maxlength: "30" });
  const phone = input(facts.party_phone, { maxlength: "30", inputmode: "tel" });
  const key = `${task.id} notice`;
  const base = typedIn(context, key, { place, shown, rights_told: told, party_name: name, party_post: post, party_phone: phone }, facts);
  async function keep() {
    await enterFacts(context.pack, task, {
      place: place.value.trim(), shown: shown.checked, rights_told: told.checked,
      party_name: name.value.trim(), party_post: post.value.trim(), party_phone: phone.value.trim(),
    }, base);
    await context.drafts.drop(key);
    location.hash = `#/${task.id}/check`;
    await context.changed();
  }
  return [
    panel("告知和在场人员", field("检查地点", place), shownLine, toldLine, field("在场负责人", name), field("职务", post), field("电话", phone)),
    save("保存，下一步：检查", keep),
  ];
}

const FILL = { number: "读数", choice: "选一项", words: "填写" };
const VERDICTS = [["yes", "符合"], ["no", "不符合"], ["na", "不适用"]];

export function check(context, task, checklist) {
  if (!checklist) return [el("p", { class: "empty" }, "没有适用的检查单。情况写在下一步。")];
  const rows = checklist.items.map((item) => question(context, task, item, checklist));
  const on = button("下一步：情况", () => { location.hash = `#/${task.id}/findings`; }, { class: "btn btn-primary" });
  return [el("section", { class: "panel" }, rows), el("div", { class: "thumb-bar" }, on)];
}

function question(context, task, item, checklist) {
  const key = `${task.id} item ${item.id}`;
  const [value, text, given] = context.drafts.of(key) ?? task.answers[item.id] ?? ["", "", ""];
  const words = area(text, 2, { maxlength: "2000" });
  const typed = item.asks === "choice" ? choice(item, given) : item.asks !== "verdict" && input(given, { maxlength: "200", inputmode: item.asks === "number" ? "decimal" : "text" });
  const wrong = el("div", {});
  let chosen = value;
  async function keep() {
    const answer = [chosen, words.value.trim(), typed ? typed.value.trim() : ""];
    const found = chosen ? fault(item, answer) : "";
    complain(wrong, found);
    const before = task.answers[item.id];
    if (!chosen || found) return;
    if (before?.every((part, number) => part === answer[number])) return context.drafts.drop(key);
    await enterAnswer(context.pack, task, item, answer);
    await context.drafts.drop(key);
    task.answers[item.id] = answer;
    const count = document.getElementById("answered");
    if (count) count.textContent = `2 检查 ${Object.keys(task.answers).length}/${checklist.items.length}`;
    return context.changed({ redraw: false });
  }
  const note = () => context.drafts.keep(key, [chosen, words.value, typed ? typed.value : ""]);
  const choose = async (verdict) => { chosen = verdict; await note(); await keep(); };
  const segments = VERDICTS.map(([verdict, label]) => el("label", {}, el("input", { type: "radio", name: `v${item.id}`, value: verdict, checked: verdict === value, on: { change: () => choose(verdict) } }), label));
  for (const control of [words, typed]) {
    if (control) control.addEventListener("input", note);
    if (control) control.addEventListener("change", keep);
  }
  return el("fieldset", { class: "check" },
    el("legend", { class: "q" }, el("b", {}, String(item.position)), el("span", {}, `${item.text} `, el("span", { class: "why" }, item.law))),
    el("div", { class: "seg" }, segments),
    typed && field(`${FILL[item.asks]}${item.unit ? `（${item.unit}）` : ""}`, typed, item.bounds),
    Object.assign(field("情况", words, "不符合须写，进入记录"), { className: "field solo check-more" }),
    wrong, shots(context, task, item));
}

function choice(item, given) {
  const made = el("select", { class: "form-select" }, el("option", { value: "" }, "请选择"), item.options.map((option) => el("option", { value: option }, option)));
  made.value = given;
  return made;
}

/** Photos and videos of an item or of the place: what waits on the device is shown, what is on record is counted. */
function shots(context, task, item = null) {
  const key = item?.id ?? null;
  const of = item ? ` ${item.id}` : "";
  const waiting = context.entries.filter((entry) => entry.task === task.id && entry.file && entry.content.item === key && ["photo", "video", "sketch"].includes(entry.content.use));
  const total = task.files.filter((file) => file.item === key && ["photo", "video", "sketch"].includes(file.use)).length;
  const wrong = el("div", {});
  const where = input("", { maxlength: "120", placeholder: "拍摄位置，如：2 号锅炉房东侧", "aria-label": "拍摄位置" });
  const picker = el("input", { type: "file", accept: "image/jpeg,image/png,video/mp4,video/quicktime", capture: "environment", class: "visually-hidden", "aria-label": item ? `第 ${item.position} 项拍照或录像` : "拍照或录像" });
  if (!item) typedIn(context, `${task.id} where${of}`, { where });
  picker.addEventListener("click", () => position()); // the device looks for its place while the photo is taken
  picker.addEventListener("change", async () => {
    wrong.replaceChildren(el("p", { class: "why", role: "status" }, HOLD));
    try {
      for (const file of picker.files) {
        await enterFile(context.pack, task, file, { use: file.type.startsWith("video/") ? "video" : "photo", item: key, place: where.value.trim() || task.facts.place });
      }
      await context.changed();
    } catch (error) { complain(wrong, error.message); }
  });
  const pictures = waiting.map((entry) => shot(entry));
  return el("div", {},
    el("div", { class: `shots${pictures.length ? "" : " slim"}` }, pictures, el("label", { class: "add-shot" }, icon("camera"), `拍照或录像${total > waiting.length ? `（已入库 ${total - waiting.length}）` : ""}`, picker)),
    item ? null : where, wrong);
}

/** Small pictures are made once: decoding a large photo at every drawing of the page would stall a phone. */
const looks = new Map();
function shot(entry) {
  const place = el("div", {});
  if (!looks.has(entry.id)) looks.set(entry.id, thumbnail(entry.file));
  looks.get(entry.id).then((found) => place.replaceChildren(found));
  const { content } = entry;
  const error = content.accuracy === null ? "未定位" : `定位误差 ${Math.round(content.accuracy)} 米`;
  return el("figure", { class: "evidence" }, place, el("div", {}, new Date(content.taken_at).toTimeString().slice(0, 8), el("br"), `${content.place || ""} ${error}`,
    el("span", { class: "hash" }, icon("check"), `${content.sha256.slice(0, 4)}…${content.sha256.slice(-4)} 待上传`)));
}

export function findings(context, task, checklist) {
  const summary = area(task.facts.summary, 5, { maxlength: "5000" });
  const pad = padOf(task, { label: "现场图（方位、排放口、取样点）", height: 300 });
  const key = `${task.id} summary`;
  const base = typedIn(context, key, { summary }, task.facts);
  const sketched = task.files.filter((file) => file.use === "sketch").length;
  const wrong = el("div", {});
  async function keepSketch() {
    const file = await pad.file();
    complain(wrong, file ? "" : "还没有画。请用手指在框内画。");
    if (!file) return;
    wrong.replaceChildren(el("p", { class: "why", role: "status" }, HOLD));
    await enterFile(context.pack, task, file, { use: "sketch", title: "现场图", place: task.facts.place });
    pad.clear();
    await context.changed();
  }
  async function keep() {
    await enterFacts(context.pack, task, { summary: summary.value.trim() }, base);
    await context.drafts.drop(key);
    location.hash = `#/${task.id}/sign`;
    await context.changed();
  }
  return [
    findingPanel(context, task, checklist), notePanel(context, task),
    panel("照片和录像", shots(context, task)),
    panel(`现场图 ${sketched}`, pad.element, wrong, el("p", { class: "acts gap-top" }, button("存入现场图", keepSketch))),
    panel("检查情况", field("看到的情况", summary, "看了哪里、问了谁、看到什么")),
    save("保存，下一步：签字", keep),
  ];
}

const HANDLING = [["corrected", "当场改正"], ["order", "责令改正"], ["clue", "移送线索"]];

function findingPanel(context, task, checklist) {
  const items = checklist?.items ?? [];
  const settled = new Set(task.findings.map((found) => found.item));
  const open = items.find((item) => task.answers[item.id]?.[0] === "no" && !settled.has(item.id));
  const words = area(open ? task.answers[open.id][1] : "", 3, { maxlength: "2000" });
  const about = el("select", { class: "form-select" }, el("option", { value: "" }, "不属于检查单"), items.map((item) => el("option", { value: String(item.id) }, `${item.position} ${item.text}`)));
  const violation = el("select", { class: "form-select" }, el("option", { value: "" }, "—"), context.pack.violations.map((one) => el("option", { value: String(one.id) }, one.name)));
  const handling = el("select", { class: "form-select" }, el("option", { value: "" }, "请选择"), HANDLING.map(([key, label]) => el("option", { value: key }, label)));
  about.value = String(open?.id ?? "");
  violation.value = String(open?.violation ?? "");
  const key = `${task.id} finding`;
  typedIn(context, key, { about, words, violation, handling });
  const wrong = el("div", {});
  async function keep() {
    const missing = !words.value.trim() ? "请写明发现的问题。" : !handling.value ? "请选择处理方式。" : "";
    complain(wrong, missing);
    if (missing) return;
    await enter(context.pack, task, "finding", { item: Number(about.value) || null, description: words.value.trim(), handling: handling.value, violation: Number(violation.value) || null });
    await context.drafts.drop(key);
    await context.changed();
  }
  const rows = task.findings.map((found) => el("li", {}, el("p", {}, found.description, el("span", { class: "why" }, ` ${Object.fromEntries(HANDLING)[found.handling]}`))));
  return panel(`发现的问题 ${task.findings.length}`, rows.length ? el("ul", { class: "rows" }, rows) : el("p", { class: "why" }, "没有登记问题"),
    el("details", { open: Boolean(open) }, el("summary", {}, open ? `第 ${open.position} 项不符合，登记处理` : "登记问题"),
      field("检查项", about), field("问题", words), field("涉嫌违法行为", violation), field("处理", handling), wrong, el("p", { class: "acts gap-top" }, button("登记问题", keep))));
}

function notePanel(context, task) {
  const person = input(task.facts.party_name, { maxlength: "40" });
  const post = input(task.facts.party_post, { maxlength: "30" });
  const words = area("", 4, { maxlength: "5000" });
  const wrong = el("div", {});
  const key = `${task.id} note`;
  typedIn(context, key, { person, post, words });
  async function keep() {
    const missing = !person.value.trim() ? "请填写被询问人。" : !words.value.trim() ? "请写明询问要点。" : "";
    complain(wrong, missing);
    if (missing) return;
    await enter(context.pack, task, "note", { person: person.value.trim(), post: post.value.trim(), text: words.value.trim() });
    await context.drafts.drop(key);
    await context.changed();
  }
  const rows = task.notes.map((note) => el("li", {}, el("p", {}, el("b", {}, note.person), `：${note.text}`)));
  return panel(`询问要点 ${task.notes.length}`, rows.length ? el("ul", { class: "rows" }, rows) : null,
    el("details", {}, el("summary", {}, "登记询问要点"), field("被询问人", person), field("职务", post), field("问答要点", words), wrong, el("p", { class: "acts gap-top" }, button("登记询问要点", keep))));
}

const SIGNING = [["signed", "当事人签字"], ["refused", "拒绝签字"], ["absent", "无人在场"]];

/** What is still missing; when nothing is, the way to the page where the record is frozen: that needs the network. */
function ending(context, task, checklist) {
  const left = missing(task, checklist);
  const waits = context.entries.filter((entry) => entry.task === task.id).length;
  const words = left.length ? `还差：${left.join("、")}。` : waits ? `内容已齐，本机还有 ${waits} 项待上传，全部上传后办结。` : "内容已齐，已全部上传，可以办结。";
  const what = panel("办结", el("p", { class: "small", id: "ending" }, words), el("p", { class: "why" }, "办结后固定记录并生成现场检查记录，须有网络。"));
  if (left.length === 1 && task.conflicts && !waits) {
    const way = el("a", { class: "btn btn-primary", href: `${context.addresses.tasks}${task.id}/site/conflicts/` }, "下一步：处理不一致");
    return { what, bar: el("div", { class: "thumb-bar" }, way) };
  }
  if (left.length) return { what };
  const address = `${context.addresses.tasks}${task.id}/site/sign/`;
  const next = waits ? button("立即同步", () => context.bring(), { class: "btn btn-primary" }) : el("a", { class: "btn btn-primary", href: address }, "下一步：办结");
  return { what, bar: el("div", { class: "thumb-bar" }, next) };
}

export function sign(context, task, checklist) {
  const { what, bar } = ending(context, task, checklist);
  if (task.mode !== "onsite") return [panel("签字", el("p", { class: "small" }, "非现场检查不需当事人签字。")), what, ...(bar ? [bar] : [])];
  let chosen = task.signing;
  const name = input(task.facts.party_name, { maxlength: "40" });
  const reason = input(task.facts.signing_note, { maxlength: "200" });
  const witness = input(task.facts.witness, { maxlength: "40" });
  const party = padOf(task, { label: "当事人签名" });
  const hands = task.officers.map((officer) => ({ officer, pad: padOf(task, { label: `检查人员 ${officer.name}`, height: 120 }) }));
  const seal = padOf(task, { label: "见证人签名（选填）", height: 120 });
  const key = `${task.id} sign`;
  typedIn(context, key, { name, reason, witness });
  chosen = context.drafts.of(key)?.chosen ?? chosen;
  const wrong = el("div", {});
  const signedBy = (officer) => task.files.some((file) => file.use === "officer" && file.signer === officer.name);
  const resign = (words, pad) => el("details", {}, el("summary", {}, el("span", { class: "clock met" }, words), " 重签"), pad.element);
  const drawnParty = task.files.some((file) => file.use === "party");
  const signed = el("div", {}, field("在场负责人", name), drawnParty ? resign("当事人已签名", party) : party.element, el("p", { class: "why" }, "不便手写的，请签在纸上，在上一步拍下签字页，或者到网页登记签字页照片。"));
  const unsigned = el("div", {}, field("说明", reason, "写明经过"), field("见证人", witness), seal.element);
  const show = () => { signed.hidden = chosen !== "signed"; unsigned.hidden = !["refused", "absent"].includes(chosen); };
  show();
  const choose = (how) => { chosen = how; show(); return context.drafts.keep(key, { ...context.drafts.of(key), chosen }); };
  const segments = SIGNING.map(([how, label]) => el("label", {}, el("input", { type: "radio", name: "signing", value: how, checked: how === chosen, on: { change: () => choose(how) } }), label));
  async function drawn(pad, facts, where) {
    const file = await pad.file();
    if (file) await enterFile(context.pack, task, file, { place: task.facts.place, ...facts }, where);
    pad.clear();
  }
  async function keep() {
    const has = task.files.some((file) => file.use === "party");
    const unsigned = hands.filter(({ officer, pad }) => pad.empty && !signedBy(officer)).map(({ officer }) => officer.name);
    const lacking = !chosen ? "请选择签字情况。"
      : chosen === "signed" && !name.value.trim() ? "请填写在场负责人。"
        : chosen === "signed" && party.empty && !has ? "请当事人在手写区签名。"
          : chosen !== "signed" && (!reason.value.trim() || !witness.value.trim()) ? "请写明经过和见证人。"
            : unsigned.length ? `请检查人员 ${unsigned.join("、")} 在下面签名。` : "";
    complain(wrong, lacking);
    if (lacking) return;
    wrong.replaceChildren(el("p", { class: "why", role: "status" }, HOLD));
    const where = await position();
    if (chosen === "signed") await drawn(party, { use: "party", signer: name.value.trim(), title: "当事人签名" }, where);
    else await drawn(seal, { use: "witness", signer: witness.value.trim(), title: "见证人签名" }, where);
    for (const { officer, pad } of hands) await drawn(pad, { use: "officer", signer: officer.name, title: `检查人员签名 ${officer.name}` }, where);
    const facts = chosen === "signed" ? { party_name: name.value.trim(), note: "", witness: "" } : { party_name: "", note: reason.value.trim(), witness: witness.value.trim() };
    await enter(context.pack, task, "sign", { signing: chosen, base: task.signing, ...facts });
    await context.drafts.drop(key);
    await context.changed();
  }
  const again = el("p", { class: "acts gap-top" }, button("重新登记签字情况", keep));
  const before = task.signing && el("p", { class: "clock met" }, `已登记：${Object.fromEntries(SIGNING)[task.signing]}`);
  return [
    panel("当事人签字", el("p", { class: "small" }, "以上记录已看过（已宣读），与实际相符。"), before, el("div", { class: "seg" }, segments), signed, unsigned, wrong),
    panel("检查人员签名", hands.map(({ officer, pad }) => (signedBy(officer) ? resign(`${officer.name} 已签名`, pad) : pad.element)), bar && again),
    ...(bar ? [what, bar] : [what, save("登记签字情况", keep)]),
  ];
}

export function code(context, task) {
  if (!task.code) return [panel("亮码检查", el("p", { class: "small" }, "二维码在开始检查并同步后生成。没有网络时，请先出示执法证件。"))];
  return [panel("亮码检查", el("p", { class: "code-picture" }, el("img", { src: task.code_picture, alt: "检查二维码", width: "280", height: "280" })),
    el("p", { class: "small" }, "请企业负责人用手机扫码：查看检查依据、检查人员和证号、检查事项，并确认和评价一次。不需要登录。"))];
}
