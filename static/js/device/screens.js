// The list of visits and the frame of one visit.
import { button, clock, el, icon } from "./dom.js";
import { check, code, findings, notice, sign } from "./steps.js";
import { enter } from "./visit.js";

const STEPS = { notice: ["1 告知", notice], check: ["2 检查", check], findings: ["3 情况", findings], sign: ["4 签字", sign], code: ["亮码", code] };
const strip = () => el("div", { id: "sync", role: "status", "aria-live": "polite" });

function leave(context) {
  const form = el("form", { method: "post", action: context.addresses.signOut });
  form.append(el("input", { type: "hidden", name: "csrfmiddlewaretoken", value: context.pack?.token ?? "" }));
  document.body.append(form);
  form.requestSubmit();
}

export function list(context) {
  const { pack, addresses } = context;
  const head = el("header", { class: "site-top" }, el("b", {}, "现场检查"), el("span", { class: "end small" }, pack?.user.name ?? ""));
  const begun = (task) => task.state === "visiting" || context.entries.some((entry) => entry.task === task.id && entry.kind === "start");
  const cards = [...(pack?.tasks ?? [])].sort((one, other) => begun(other) - begun(one)).map((task) => card(context, task, begun(task)));
  const empty = pack ? "没有本人未完成的检查。任务下达后，联网打开本页即可带走。" : "本机还没有任务。请联网并登录后打开本页。";
  const foot = el("div", { class: "body acts device-foot" },
    el("a", { class: "btn", href: addresses.today }, "网页版"),
    button("立即同步", () => context.bring()),
    pack && button("退出", () => leave(context)));
  return [head, strip(), ...(cards.length ? cards : [el("p", { class: "empty" }, empty)]), foot, install()].filter(Boolean);
}

/** The way onto the home screen, once the browser offers one; Safari has it in a menu and clears what is not there. */
let offered = null;
window.addEventListener("beforeinstallprompt", (event) => { event.preventDefault(); offered = event; });

function install() {
  if (window.matchMedia("(display-mode: standalone)").matches || navigator.standalone) return null;
  if (offered) return el("div", { class: "body" }, button("装到手机主屏幕", () => { offered.prompt(); offered = null; }));
  if (navigator.standalone === undefined) return null;
  return el("p", { class: "body small" }, "请在浏览器的分享菜单里选“添加到主屏幕”，从主屏幕打开。只在浏览器里打开的，一周不用，系统可能清掉没有上传的登记。");
}

/** 剩 11 日 · 12-04 前, counted from the day the pack was made. */
function due(task, pack) {
  const day = pack.made_at.slice(0, 4);
  const left = Math.round((Date.parse(task.due_on) - Date.parse(new Date().toISOString().slice(0, 10))) / 86400000);
  const words = left < 0 ? `超期 ${-left} 日` : left ? `剩 ${left} 日` : "今日届满";
  return `${words} · ${task.due_on.startsWith(day) ? task.due_on.slice(5) : task.due_on}`;
}

const BEGIN = { onsite: "到场，开始检查", remote: "开始检查" };

function card(context, task, running) {
  return el("section", { class: "panel site-card" }, el("div", { class: "body" },
    el("p", { class: "line" }, el("b", {}, task.firm.name), el("span", { class: "why nowrap" }, due(task, context.pack))),
    el("p", { class: "small dim" }, `${task.firm.address} · ${task.mode_label} · ${task.visit_class}`),
    el("p", { class: "small" }, `${task.basis} · ${task.officers.map((one) => one.name).join("、")}`),
    task.purpose && el("p", { class: "small" }, task.purpose),
    el("p", { class: "acts gap-top" }, running
      ? el("a", { class: "btn btn-primary", href: `#/${task.id}/notice` }, "继续检查")
      : button(BEGIN[task.mode], () => begin(context, task), { class: "btn btn-primary" }),
    task.code && el("a", { class: "btn", href: `#/${task.id}/code` }, "亮码"),
    task.firm.phone && el("a", { class: "btn", href: `tel:${task.firm.phone}` }, `${task.firm.contact} ${task.firm.phone}`))));
}

async function begin(context, task) {
  await enter(context.pack, task, "start", { place: task.firm.address.slice(0, 120) });
  location.hash = `#/${task.id}/notice`;
  await context.changed();
}

export function visit(context, task, step) {
  const checklist = context.pack.checklists[task.checklist];
  const [, draw] = STEPS[step] ?? STEPS.notice;
  const head = el("header", { class: "site-top", "data-step": step },
    el("a", { href: "#/", "aria-label": "返回任务列表" }, icon("back")), el("b", {}, task.mode_label),
    el("span", { class: "end small" }, clock()), el("a", { href: `#/${task.id}/code` }, "亮码"));
  const whole = step === "notice" || step === "code" || task.state === "assigned";
  const firm = el("section", { class: "panel" }, el("div", { class: "body" }, el("h1", { class: "h-site" }, task.firm.name),
    whole && el("p", { class: "small dim" }, `${task.firm.address} · ${task.number}`),
    whole && el("dl", { class: "facts" }, el("dt", {}, "检查依据"), el("dd", {}, task.basis),
      task.purpose && [el("dt", {}, "检查事项"), el("dd", {}, task.purpose)],
      el("dt", {}, "检查人员"), el("dd", {}, task.officers.map((one) => el("span", { class: "nowrap" }, `${one.name}（${one.certificate || "无有效证号"}）`))))));
  if (task.state === "assigned" && step !== "code") {
    const start = button(BEGIN[task.mode], () => begin(context, task), { class: "btn btn-primary" });
    return [head, strip(), firm, el("div", { class: "thumb-bar" }, start)];
  }
  const answered = Object.keys(task.answers).length;
  const tabs = el("nav", { class: "tabs", "aria-label": "步骤" }, Object.entries(STEPS).filter(([name]) => name !== "code").map(([name, [label]]) =>
    el("a", { href: `#/${task.id}/${name}`, "aria-current": name === step ? "page" : null },
      name === "check" ? el("span", { id: "answered" }, `${label} ${answered}/${checklist?.items.length ?? 0}`) : label)));
  return [head, strip(), firm, tabs, ...draw(context, task, checklist)];
}
