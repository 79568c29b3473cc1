// Bringing entries back, in order, each until the server has said what became of it. Nothing is dropped before that.
import { fold } from "./rules.js";
import * as store from "./store.js";

const TEXTS = 30; // entries without a file in one batch; a file goes alone
export class SignedOut extends Error {}

async function answered(response) {
  const kind = response.headers.get("Content-Type") ?? "";
  if (response.redirected || response.status === 401 || (response.status === 403 && !kind.includes("json"))) throw new SignedOut();
  if (!kind.includes("json")) throw new Error(`answer ${response.status}`);
  return response;
}

/** Takes along what is current, with a fresh token. Throws SignedOut, or TypeError without a network. */
export async function fetchPack(address) {
  const response = await answered(await fetch(address, { cache: "no-store", credentials: "same-origin" }));
  if (!response.ok) throw new Error(`answer ${response.status}`);
  return response.json();
}

/** The next entries to go: texts up to a number, or one with a file. */
export function nextBatch(waiting) {
  if (!waiting.length) return [];
  if (waiting[0].file) return [waiting[0]];
  const stop = waiting.findIndex((entry) => entry.file);
  return waiting.slice(0, Math.min(TEXTS, stop < 0 ? waiting.length : stop));
}

async function send(address, token, batch) {
  const body = new FormData();
  body.set("entries", JSON.stringify(batch.map(({ id, task, kind, made_at, content }) => ({ id, task, kind, made_at, content }))));
  for (const entry of batch) if (entry.file) body.set(entry.id, entry.file, entry.name);
  const response = await answered(await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token }, credentials: "same-origin" }));
  if (response.ok) return response.json();
  if (response.status !== 413 && response.status !== 400) throw new Error(`answer ${response.status}`);
  const { error } = await response.json();
  return { results: batch.map(({ id }) => ({ id, status: "refused", words: error })) };
}

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

/** One run: the fresh pack first, then everything that waits, then the pack again. Returns the pack that is current. */
async function run({ pack: packAddress, sync }) {
  let pack = await fetchPack(packAddress);
  await store.keepPack(pack);
  let sent = false;
  for (;;) {
    const waiting = (await store.entries()).filter((entry) => entry.user === pack.user.id && entry.state === "waiting");
    const batch = nextBatch(waiting);
    if (!batch.length) break;
    const { results, token } = await send(sync, pack.token, batch);
    if (token) pack.token = token;
    await settle(batch, results, pack);
    if (results.length < batch.length) throw new Error("answer without results");
    sent = true;
  }
  if (sent) {
    pack = await fetchPack(packAddress);
    await store.keepPack(pack);
  }
  return pack;
}

/** The same, one window at a time; undefined when another window is at it. */
export function synchronise(addresses) {
  if (!navigator.locks) return run(addresses);
  return navigator.locks.request("device-sync", { ifAvailable: true }, (lock) => (lock ? run(addresses) : undefined));
}
