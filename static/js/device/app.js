// The page of the device: what it shows, and when it synchronises.
import { clock, el, icon } from "./dom.js";
import { seen } from "./rules.js";
import { list, visit } from "./screens.js";
import { isDrawing } from "./steps.js";
import * as store from "./store.js";
import { NotAllowed, SignedOut, synchronise } from "./sync.js";
import { CLOCK_MAY_DIFFER } from "./visit.js";

const main = document.getElementById("main");
const state = { pack: null, entries: [], drafts: {}, network: "ok", at: "", busy: false, again: false, going: "", fault: "" };
const RETRY = 20000;
const LITTLE_ROOM = 150 * 1024 * 1024; // a few photos and one short video

const mine = () => state.entries.filter((entry) => entry.user === state.pack?.user.id);

async function load() {
  state.pack = await store.pack();
  state.entries = await store.entries();
  if (state.pack && !state.drafts[state.pack.user.id]) state.drafts = { [state.pack.user.id]: await store.drafts(state.pack.user.id) };
}

/** What is typed and not yet entered, by field; kept on the device with each change. */
function drafts() {
  const user = state.pack.user.id;
  const mine = state.drafts[user];
  return {
    of: (key) => mine[key],
    keep: (key, value) => { mine[key] = value; return store.keepDrafts(user, mine); },
    drop: (...keys) => { for (const key of keys) delete mine[key]; return store.keepDrafts(user, mine); },
  };
}

/** Goes after each entry: the strip and the queue are current, and what waits is sent soon. */
async function changed(drawing, { redraw = true } = {}) {
  await load();
  if (redraw || drawing !== state.drawing) draw(); // the page was drawn anew meanwhile, without this entry
  else strip();
  soon();
}

let timer = 0;
function soon(after = 600) {
  clearTimeout(timer);
  timer = setTimeout(bring, after);
}

/** One synchronisation; one asked for meanwhile follows it. */
async function bring() {
  if (state.busy) { state.again = true; return; }
  state.busy = true;
  state.again = false;
  strip();
  try {
    const pack = await synchronise(main.dataset, (entry, share) => { state.going = `${entry.name} ${Math.round(share * 100)}%`; strip(); });
    state.network = "ok";
    if (pack) state.at = clock();
    if (pack && String(pack.user.id) !== main.dataset.user) await ownPage(pack.user.id);
  } catch (error) {
    state.network = networkOf(error);
  }
  state.busy = false;
  state.going = "";
  await load();
  const waits = mine().some((entry) => entry.state === "waiting");
  if (mayRedraw()) draw();
  else strip();
  if (state.again) soon(0);
  else if (waits && !state.network !== "signed-out") soon(RETRY);
}

/** The page kept for later was opened by somebody else: the next one opened without a network is this user's. */
async function ownPage(user) {
  const answer = await fetch(main.dataset.page, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) return;
  for (const name of await caches.keys()) if (name.startsWith("device-")) await (await caches.open(name)).put(main.dataset.page, answer.clone());
  main.dataset.user = String(user);
}

/** Pages that say what is on record are drawn anew after a synchronisation; nobody is interrupted in typing or signing. */
function mayRedraw() {
  const step = document.querySelector("[data-step]")?.dataset.step;
  if (!step) return true;
  const typing = main.contains(document.activeElement) && document.activeElement.matches("input:not([type=radio]), textarea, select");
  return ["sign", "code"].includes(step) && !typing && !isDrawing();
}

function networkOf(error) {
  if (error instanceof SignedOut) return "signed-out";
  if (error instanceof NotAllowed) return "not-allowed";
  return navigator.onLine && !(error instanceof TypeError) ? "trouble" : "offline";
}

function amount(entries) {
  const files = entries.filter((entry) => entry.file).length;
  const parts = [entries.length > files && `${entries.length - files} 项`, files && `${files} 个文件`];
  return parts.filter(Boolean).join("、");
}

/** The strip under the head: how much waits, and that nothing is lost. */
function strip() {
  const place = document.getElementById("sync");
  if (!place) return;
  const waiting = mine().filter((entry) => entry.state === "waiting");
  const refused = mine().filter((entry) => entry.state === "refused");
  const others = state.entries.filter((entry) => entry.user !== state.pack?.user.id);
  const lines = [];
  if (state.fault) lines.push(el("p", { class: "sync fault", role: "alert" }, icon("warn"), el("span", {}, state.fault), el("button", { type: "button", class: "btn btn-sm", on: { click: () => { state.fault = ""; strip(); } } }, "知道了")));
  if (!window.isSecureContext) lines.push(line("warn", "本页不是用 https 地址打开的：不能离线打开，也不能拍照留存。请改用 https 地址，或者用网页版。"));
  if (state.network === "not-allowed") lines.push(line("lock", "本账号现在不能登记现场检查。登记仍在本机，请系统管理员核对岗位后再同步。"));
  if (state.network === "signed-out") {
    lines.push(line("lock", "登录已过期，登记仍在本机。", el("a", { href: main.dataset.signIn }, "重新登录后上传")));
  }
  if (waiting.length) {
    const words = { offline: "没有网络。已存在本机：", trouble: "服务器暂时没有应答。已存在本机：" }[state.network] ?? "正在上传，本机还有：";
    const going = state.busy && state.going ? `（${state.going}）` : "";
    lines.push(line(state.network === "ok" ? "clock" : "offline", words, el("b", { id: "waiting" }, amount(waiting)), `${going}，${state.network === "ok" ? "请保持本页打开。" : "联网后自动上传。"}`));
  } else if (state.network === "offline") lines.push(line("offline", "没有网络。可以继续登记，存在本机，联网后自动上传。"));
  for (const entry of refused) {
    lines.push(line("warn", `没有收下（${entry.firm}）：${entry.words}`, el("button", { type: "button", class: "btn btn-sm", on: { click: () => again(entry) } }, "重新上传"), el("button", { type: "button", class: "btn btn-sm", on: { click: () => discard(entry) } }, "删除这条")));
  }
  if (others.length) {
    const names = [...new Set(others.map((entry) => entry.user_name))].join("、");
    lines.push(line("lock", `本机还有 ${names} 的 ${amount(others)}，须由本人在这台设备上登录后上传。`));
  }
  for (const task of state.pack?.tasks ?? []) {
    if (task.conflicts) lines.push(line("warn", `${task.firm.short_name}：${task.conflicts} 项与已有记录不一致，内容已保存。`, el("a", { href: `${main.dataset.tasks}${task.id}/site/conflicts/` }, "查看并处理")));
  }
  for (const left of state.pack?.elsewhere ?? []) {
    lines.push(line("warn", `${left.firm}：这次检查${left.state_label}，${left.count} 项手机登记已存在服务器，没有写入记录。`, el("a", { href: `${main.dataset.tasks}${left.id}/site/conflicts/` }, "查看")));
  }
  if (Math.abs(state.pack?.offset ?? 0) >= CLOCK_MAY_DIFFER) lines.push(line("warn", `${off(state.pack.offset)}。登记时间已按服务器时间记，请校准本机时间。`));
  if (state.room !== undefined && state.room < LITTLE_ROOM) lines.push(line("warn", `本机只剩 ${Math.floor(state.room / 1048576)} MB 可用，拍照和录像可能存不下。请先同步，或者清理手机。`));
  if (!waiting.length && !refused.length && state.network === "ok" && state.at) lines.push(el("p", { class: "sync ok" }, icon("check"), el("span", {}, `全部已同步 ${state.at}`)));
  place.replaceChildren(...lines);
}

/** 本机时钟慢 26 小时. */
function off(offset) {
  const minutes = Math.round(Math.abs(offset) / 60000);
  const much = minutes < 120 ? `${minutes} 分钟` : minutes < 2880 ? `${Math.round(minutes / 60)} 小时` : `${Math.round(minutes / 1440)} 日`;
  return `本机时钟${offset > 0 ? "慢" : "快"} ${much}`;
}

async function measure() {
  const found = await navigator.storage?.estimate?.();
  if (found?.quota) state.room = found.quota - found.usage;
}

const line = (name, ...words) => el("p", { class: "sync" }, icon(name), el("span", {}, ...words));

async function again(entry) {
  await store.change({ ...entry, state: "waiting", words: "" });
  await changed(state.drawing, { redraw: false });
}

async function discard(entry) {
  if (!window.confirm("这条登记没有被收下，删除后不能恢复。确定删除？")) return;
  await store.drop(entry.order);
  await changed(state.drawing);
}

function draw() {
  const top = window.scrollY;
  const [, id, step] = location.hash.match(/^#\/(\d+)\/?(\w*)/) ?? [];
  const task = state.pack?.tasks.find((one) => String(one.id) === id);
  const drawing = (state.drawing = Symbol("drawing"));
  const context = { pack: state.pack, entries: mine(), changed: (how) => changed(drawing, how), addresses: main.dataset, bring, drafts: state.pack && drafts() };
  main.replaceChildren(...(task ? visit(context, seen(task, mine()), step || "notice") : list(context)));
  strip();
  window.scrollTo(0, top);
}

async function begin() {
  if (location.pathname !== main.dataset.page) history.replaceState(null, "", main.dataset.page + location.hash);
  await load();
  // somebody else is signed in now: what the one before took along is not theirs to see
  if (state.pack && main.dataset.user && String(state.pack.user.id) !== main.dataset.user) {
    await store.forgetPack();
    await load();
  }
  draw();
  navigator.storage?.persist?.();
  measure().then(strip, () => {});
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register(main.dataset.worker, { scope: main.dataset.scope }).catch(() => {});
  }
  window.addEventListener("hashchange", () => { draw(); window.scrollTo(0, 0); });
  window.addEventListener("online", () => soon(0));
  window.addEventListener("offline", () => { state.network = "offline"; strip(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) soon(0); });
  await bring();
}

// Whatever an act could not keep is said at once, wherever it happened.
window.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  state.fault = event.reason instanceof store.NotKept || event.reason?.told ? event.reason.message : "没有存下：本页出了差错。请再存一次；仍不行请改用网页版。";
  strip();
  window.scrollTo(0, 0);
  console.error(event.reason);
});

begin();
