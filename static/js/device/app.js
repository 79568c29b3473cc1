// The page of the device: what it shows, and when it synchronises.
import { clock, el, icon } from "./dom.js";
import { seen } from "./rules.js";
import { list, visit } from "./screens.js";
import * as store from "./store.js";
import { SignedOut, synchronise } from "./sync.js";

const main = document.getElementById("main");
const state = { pack: null, entries: [], network: "ok", at: "", busy: false };
const RETRY = 20000;

const mine = () => state.entries.filter((entry) => entry.user === state.pack?.user.id);

async function load() {
  state.pack = await store.pack();
  state.entries = await store.entries();
}

/** Goes after each entry: the strip and the queue are current, and what waits is sent soon. */
async function changed({ redraw = true } = {}) {
  await load();
  if (redraw) draw();
  else strip();
  soon();
}

let timer = 0;
function soon(after = 600) {
  clearTimeout(timer);
  timer = setTimeout(bring, after);
}

async function bring() {
  if (state.busy) return;
  state.busy = true;
  strip();
  try {
    const pack = await synchronise({ pack: main.dataset.pack, sync: main.dataset.sync });
    state.network = "ok";
    if (pack) state.at = clock();
  } catch (error) {
    state.network = error instanceof SignedOut ? "signed-out" : navigator.onLine && !(error instanceof TypeError) ? "trouble" : "offline";
  }
  state.busy = false;
  await load();
  const waits = mine().some((entry) => entry.state === "waiting");
  if (location.hash.length < 3 || !document.querySelector("[data-step]")) draw();
  else strip();
  if (waits && state.network !== "signed-out") soon(RETRY);
}

function amount(entries) {
  const files = entries.filter((entry) => entry.file).length;
  return `${entries.length - files} 项、${files} 个文件`;
}

/** The strip under the head: how much waits, and that nothing is lost. */
function strip() {
  const place = document.getElementById("sync");
  if (!place) return;
  const waiting = mine().filter((entry) => entry.state === "waiting");
  const refused = mine().filter((entry) => entry.state === "refused");
  const others = state.entries.filter((entry) => entry.user !== state.pack?.user.id);
  const lines = [];
  if (state.network === "signed-out") {
    lines.push(line("lock", "登录已过期，登记仍在本机。", el("a", { href: main.dataset.signIn }, "重新登录后上传")));
  }
  if (waiting.length) {
    const words = { offline: "没有网络。已存在本机：", trouble: "服务器暂时没有应答。已存在本机：" }[state.network] ?? "正在上传，本机还有：";
    lines.push(line("offline", words, el("b", { id: "waiting" }, amount(waiting)), "，联网后自动上传。"));
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
  if (!lines.length && state.at) lines.push(el("p", { class: "sync ok" }, icon("check"), el("span", {}, `全部已同步 ${state.at}`)));
  place.replaceChildren(...lines);
}

const line = (name, ...words) => el("p", { class: "sync" }, icon(name), el("span", {}, ...words));

async function again(entry) {
  await store.change({ ...entry, state: "waiting", words: "" });
  await changed({ redraw: false });
}

async function discard(entry) {
  if (!window.confirm("这条登记没有被收下，删除后不能恢复。确定删除？")) return;
  await store.drop(entry.order);
  await changed();
}

function draw() {
  const top = window.scrollY;
  const [, id, step] = location.hash.match(/^#\/(\d+)\/?(\w*)/) ?? [];
  const task = state.pack?.tasks.find((one) => String(one.id) === id);
  const context = { pack: state.pack, entries: mine(), changed, addresses: main.dataset, bring };
  main.replaceChildren(...(task ? visit(context, seen(task, mine()), step || "notice") : list(context)));
  strip();
  window.scrollTo(0, top);
}

async function begin() {
  if (location.pathname !== main.dataset.page) history.replaceState(null, "", main.dataset.page + location.hash);
  await load();
  draw();
  navigator.storage?.persist?.();
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register(main.dataset.worker, { scope: main.dataset.scope }).catch(() => {});
  }
  window.addEventListener("hashchange", () => { draw(); window.scrollTo(0, 0); });
  window.addEventListener("online", () => soon(0));
  window.addEventListener("offline", () => { state.network = "offline"; strip(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) soon(0); });
  await bring();
}

begin();
