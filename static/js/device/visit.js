// Entering things about one visit: each entry gets its id, its time and its user here, before any network is asked.
import { position, sha256, takenAt } from "./pictures.js";
import * as store from "./store.js";

export const CLOCK_MAY_DIFFER = 60 * 1000; // milliseconds; less than this is the way of the answer, not the clock
const FILE_LIMIT = 50 * 1024 * 1024; // what the server takes in one file

/** Now by the server's clock, as far as the device knows it: a device that runs slow or fast dates rightly all the same. */
export const moment = (pack, at = Date.now()) => new Date(at + (Math.abs(pack.offset ?? 0) < CLOCK_MAY_DIFFER ? 0 : pack.offset));

/** Queues one entry. `file` goes with kind "photo" only. */
export function enter(pack, task, kind, content, file = null, name = "") {
  return store.add({
    id: crypto.randomUUID(),
    user: pack.user.id,
    user_name: pack.user.name,
    task: task.id,
    firm: task.firm.short_name,
    kind,
    made_at: moment(pack).toISOString(),
    content,
    file,
    name,
    state: "waiting",
    words: "",
  });
}

/** Facts that differ from what is seen, each with what was seen when its writing began. */
export function enterFacts(pack, task, facts, base = {}) {
  const names = Object.keys(facts).filter((name) => facts[name] !== task.facts[name]);
  if (!names.length) return null;
  const pick = (from) => Object.fromEntries(names.map((name) => [name, from[name]]));
  return enter(pack, task, "facts", { set: pick(facts), base: pick({ ...task.facts, ...base }) });
}

export function enterAnswer(pack, task, item, [value, text, given]) {
  return enter(pack, task, "answer", { item: item.id, value, text, given, base: task.answers[item.id] ?? null });
}

async function fingerprint(file) {
  try {
    return await sha256(file);
  } catch {
    throw new Error("没有存下：本机内存不足，读不出刚才的文件。请关掉别的应用再拍，录像请短些。");
  }
}

/** A photo, video, sketch or signature. Throws a sentence for what the server would not take. */
export async function enterFile(pack, task, file, { use, item = null, place = "", signer = "", title = "" }, found = null) {
  if (file.size > FILE_LIMIT) throw new Error("没有存下：文件超过 50 MB。请缩短录像后重录。");
  if (!file.size) throw new Error("没有存下：文件是空的。请重新拍摄。");
  const [digest, where] = await Promise.all([fingerprint(file), found ?? position()]);
  const content = { use, item, sha256: digest, taken_at: moment(pack, takenAt(file)).toISOString(), place, signer, title, ...where };
  const ending = { "image/png": "png", "image/jpeg": "jpg", "video/mp4": "mp4", "video/quicktime": "mov" }[file.type] ?? "bin";
  await enter(pack, task, "photo", content, file, file.name || `${use}.${ending}`);
  return { digest, ...where };
}
