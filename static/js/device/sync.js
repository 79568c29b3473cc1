// Bringing entries back, each until the server has said what became of it. Nothing is dropped before that.
import { fold } from "./rules.js";
import * as store from "./store.js";

const TEXTS = 30; // entries without a file in one batch; a file goes alone
const PART = 512 * 1024; // a file goes in parts: a line that breaks costs one of them
const PATIENCE = 60 * 1000; // for one answer; then it is asked again
const FAULTS = 3; // entries the server may fail on before it is taken to be out of order
export class SignedOut extends Error {}
export class NotAllowed extends Error {}
class ServerFault extends Error {}
class Unfit extends Error {} // this one entry cannot be taken as it is; the person decides

async function ask(address, options = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const response = await fetch(address, { cache: "no-store", credentials: "same-origin", signal: stop.signal, ...options });
    const json = (response.headers.get("Content-Type") ?? "").includes("json");
    if (response.redirected || response.status === 401 || response.status === 409) throw new SignedOut();
    if (response.status === 403) throw new NotAllowed();
    if (response.status >= 500 || (response.ok && !json)) throw new ServerFault(`answer ${response.status}`);
    const body = json ? await response.json() : {};
    if (response.status === 413) throw new Unfit(body.error);
    return { status: response.status, ok: response.ok, body };
  } finally {
    clearTimeout(timer);
  }
}

const post = (address, token, body) => ask(address, { method: "POST", body, headers: { "X-CSRFToken": token } });

/** Takes along what is current, with a fresh token and how far the device's clock is off the server's. */
async function fetchPack(address) {
  const before = Date.now();
  const { ok, status, body } = await ask(address);
  if (!ok) throw new ServerFault(`answer ${status}`);
  return { ...body, offset: Math.round(Date.parse(body.made_at) - (before + Date.now()) / 2) };
}

/** The next entries to go: words before files, so that a bad line brings the words; a file alone. */
export function nextBatch(waiting, most = TEXTS) {
  const texts = waiting.filter((entry) => !entry.file);
  return texts.length ? texts.slice(0, most) : waiting.slice(0, 1);
}

async function bytes(file, from) {
  try {
    return new Blob([await file.slice(from, from + PART).arrayBuffer()]);
  } catch {
    throw new Unfit("本机读不出这个文件。请重新拍摄。");
  }
}

/** Sends a file in parts and goes on where an earlier try broke off. */
async function sendFile(address, pack, entry, tell) {
  let have = null;
  while (have === null || have < entry.file.size) {
    const body = new FormData();
    body.set("id", entry.id);
    body.set("user", String(pack.user.id));
    body.set("total", String(entry.file.size));
    if (have !== null) {
      body.set("offset", String(have));
      body.set("part", await bytes(entry.file, have), "part");
    }
    const { ok, status, body: answer } = await post(address, pack.token, body);
    if (!ok || !Number.isInteger(answer.have)) throw status === 400 ? new Unfit(answer.error) : new ServerFault(`answer ${status}`);
    have = answer.have;
    tell(entry, Math.min(1, have / entry.file.size));
  }
}

async function send(addresses, pack, batch, tell) {
  if (batch[0].file) await sendFile(addresses.part, pack, batch[0], tell);
  const body = new FormData();
  body.set("user", String(pack.user.id));
  body.set("entries", JSON.stringify(batch.map(({ id, task, kind, made_at, content }) => ({ id, task, kind, made_at, content }))));
  for (const entry of batch) if (entry.file) body.set(`name ${entry.id}`, entry.name);
  const { ok, body: answer } = await post(addresses.sync, pack.token, body);
  return ok ? answer : refuse(batch, answer.error);
}

const refuse = (batch, words) => ({ results: batch.map(({ id }) => ({ id, status: "refused", words: words || "服务器不收这条登记。" })) });

async function settle(batch, results, pack) {
  const byId = new Map(results.map((result) => [result.id, result]));
  for (const entry of batch) {
    const result = byId.get(entry.id);
    if (!result) continue;
    if (result.status === "refused") await store.change({ ...entry, state: "refused", words: result.words });
    else {
      const task = pack.tasks.find((one) => one.id === entry.task);
      if (task && result.status === "conflict") task.conflicts += 1;
      else if (task) fold(task, entry);
      await store.keepPack(pack);
      await store.drop(entry.order);
    }
  }
}

/** What still goes in this run: not what the server just failed on, nor what follows a beginning it failed on. */
async function waitingOf(user, stuck) {
  const begun = new Set([...stuck.values()].filter((entry) => entry.kind === "start").map((entry) => entry.task));
  const mine = (entry) => entry.user === user && entry.state === "waiting";
  return (await store.entries()).filter((entry) => mine(entry) && !stuck.has(entry.id) && !begun.has(entry.task));
}

/** One run: the fresh pack first, then everything that waits, then the pack again. Returns the pack that is current. */
async function run(addresses, tell) {
  let pack = await fetchPack(addresses.pack);
  await store.keepPack(pack);
  const stuck = new Map();
  let most = TEXTS;
  let sent = false;
  for (;;) {
    const batch = nextBatch(await waitingOf(pack.user.id, stuck), most);
    if (!batch.length) break;
    try {
      const { results, token } = await send(addresses, pack, batch, tell);
      if (token) pack.token = token;
      await settle(batch, results, pack);
      if (results.length < batch.length) throw new ServerFault("answer without results");
      sent = true;
    } catch (error) {
      if (!(error instanceof ServerFault || error instanceof Unfit)) throw error;
      if (batch.length > 1) most = 1; // one of them is the cause: the others go alone
      else if (error instanceof Unfit) await settle(batch, refuse(batch, error.message || "服务器不收这么大的内容。").results, pack);
      else if (stuck.set(batch[0].id, batch[0]).size >= FAULTS) throw error;
    }
  }
  if (sent) {
    pack = await fetchPack(addresses.pack);
    await store.keepPack(pack);
  }
  if (stuck.size) throw new ServerFault("some entries");
  return pack;
}

/** The same, one window at a time; undefined when another window is at it. */
export function synchronise(addresses, tell = () => {}) {
  if (!navigator.locks) return run(addresses, tell);
  return navigator.locks.request("device-sync", { ifAvailable: true }, (lock) => (lock ? run(addresses, tell) : undefined));
}
