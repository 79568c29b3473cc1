// Entering things about one visit: each entry gets its id, its time and its user here, before any network is asked.
import { position, sha256, takenAt } from "./pictures.js";
import * as store from "./store.js";

const FILE_LIMIT = 50 * 1024 * 1024; // what the server takes in one file

/** Queues one entry. `file` goes with kind "photo" only. */
export function enter(pack, task, kind, content, file = null, name = "") {
  return store.add({
    id: crypto.randomUUID(),
    user: pack.user.id,
    user_name: pack.user.name,
    task: task.id,
    firm: task.firm.short_name,
    kind,
    made_at: new Date().toISOString(),
    content,
    file,
    name,
    state: "waiting",
    words: "",
  });
}

/** Facts that differ from what is seen, each with what was seen before. */
export function enterFacts(pack, task, facts) {
  const names = Object.keys(facts).filter((name) => facts[name] !== task.facts[name]);
  if (!names.length) return null;
  const pick = (from) => Object.fromEntries(names.map((name) => [name, from[name]]));
  return enter(pack, task, "facts", { set: pick(facts), base: pick(task.facts) });
}

export function enterAnswer(pack, task, item, [value, text, given]) {
  return enter(pack, task, "answer", { item: item.id, value, text, given, base: task.answers[item.id] ?? null });
}

/** A photo, video, sketch or signature. Throws a sentence for what the server would not take. */
export async function enterFile(pack, task, file, { use, item = null, place = "", signer = "", title = "" }) {
  if (file.size > FILE_LIMIT) throw new Error("文件超过 50 MB。请缩短录像后重录。");
  if (!file.size) throw new Error("文件是空的，请重新拍摄。");
  const [digest, where] = await Promise.all([sha256(file), position()]);
  const content = { use, item, sha256: digest, taken_at: takenAt(file), place, signer, title, ...where };
  const ending = { "image/png": "png", "image/jpeg": "jpg", "video/mp4": "mp4" }[file.type] ?? "bin";
  await enter(pack, task, "photo", content, file, file.name || `${use}.${ending}`);
  return { digest, ...where };
}
