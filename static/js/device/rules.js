// What an entry does to a visit as the device shows it, and what an answer must be. The server decides; this tells early.

/** The visit with an entry in it. Changes the copy it is given. */
export function fold(task, { kind, content }) {
  if (kind === "start" && task.state === "assigned") {
    task.state = "visiting";
    task.facts = { ...blank(), place: content.place };
  }
  if (kind === "facts") task.facts = { ...task.facts, ...content.set };
  if (kind === "answer") task.answers[content.item] = [content.value, content.text, content.given];
  if (kind === "note") task.notes.push(content);
  if (kind === "finding") task.findings.push(content);
  if (kind === "photo") task.files.push({ use: content.use, item: content.item, signer: content.signer });
  if (kind === "sign") {
    task.signing = content.signing;
    task.facts = { ...task.facts, party_name: content.party_name || task.facts.party_name, signing_note: content.note, witness: content.witness };
  }
  return task;
}

export function blank() {
  return { place: "", shown: false, rights_told: false, party_name: "", party_post: "", party_phone: "", summary: "", signing_note: "", witness: "" };
}

/** The visit of the pack with what was entered since. */
export function seen(task, entries) {
  const copy = structuredClone(task);
  copy.facts = { ...blank(), ...copy.facts };
  return entries.filter((entry) => entry.task === task.id).reduce(fold, copy);
}

/** Why an item cannot be answered so; "" if it can. */
export function fault(item, [value, text, given]) {
  if (!value) return "请选符合、不符合或不适用。";
  if (value === "no" && !text) return "不符合，请写明看到了什么。";
  if (value === "na" || item.asks === "verdict") return "";
  if (!given) return `请填写${item.asks_label}；确实没有的选不适用。`;
  if (item.asks !== "number") return "";
  const number = Number(given.replaceAll(",", ""));
  if (!Number.isFinite(number)) return "填的不是数值，请填数字。";
  const low = item.least !== null && number < Number(item.least);
  const high = item.most !== null && number > Number(item.most);
  return value === "yes" && (low || high) ? `读数不在范围内（${item.bounds}），不能记为符合。` : "";
}

/** What is missing before the visit can be finished, in words. */
export function missing(task, checklist) {
  const found = [];
  const left = (checklist?.items ?? []).filter((item) => !task.answers[item.id]).length;
  const settled = new Set(task.findings.map((finding) => finding.item));
  const open = (checklist?.items ?? []).filter((item) => task.answers[item.id]?.[0] === "no" && !settled.has(item.id));
  if (!task.facts.place) found.push("检查地点");
  if (task.mode === "onsite" && !task.facts.shown) found.push("出示证件");
  if (task.mode === "onsite" && !task.facts.rights_told) found.push("告知权利");
  if (left) found.push(`检查项 ${left} 项`);
  if (open.length) found.push(`不符合项的处理 ${open.length} 项`);
  if (!task.facts.summary) found.push("检查情况");
  if (task.mode === "onsite" && !task.signing) found.push("签字情况");
  if (task.conflicts) found.push(`${task.conflicts} 项不一致的处理`);
  if (task.mode !== "onsite" || task.files.some((file) => file.page)) return found;
  if (task.signing === "signed" && !task.files.some((file) => file.use === "party")) found.push("当事人签名");
  const hands = new Set(task.files.filter((file) => file.use === "officer").map((file) => file.signer));
  const without = task.officers.filter((officer) => !hands.has(officer.name)).map((officer) => officer.name);
  if (without.length) found.push(`检查人员签名（${without.join("、")}）`);
  return found;
}
