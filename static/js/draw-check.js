// Recomputes a published draw in the browser, from docs/draw.md (format 1) alone. Nothing is sent.
(() => {
  "use strict";
  const panel = document.getElementById("check");
  if (!panel) return;
  const button = panel.querySelector("[data-run]");
  const plain = panel.querySelector("[data-plain]");
  const answers = panel.querySelector("[data-answers]");
  if (!window.crypto || !window.crypto.subtle) return; // an unencrypted connection: the offline program remains
  button.hidden = false;
  plain.hidden = true;

  const STRATA = ["key", "special", "general"];
  const encoder = new TextEncoder();
  const sha256 = async (text) => {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text)));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  };
  const digest = (...lines) => sha256(lines.map((line) => line + "\n").join(""));

  // Compact JSON with sorted keys: the bytes that the record's digest covers.
  const canonical = (value) => {
    if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
    if (value && typeof value === "object") {
      return "{" + Object.keys(value).sort().map((key) => JSON.stringify(key) + ":" + canonical(value[key])).join(",") + "}";
    }
    return JSON.stringify(value);
  };

  const sections = (text) => {
    const found = { V: [], N: [], Q: [], E: [], X: [], O: [], R: [], P: [], L: [] };
    text.split("\n").slice(0, -1).forEach((line) => {
      const [kind, ...cells] = line.split("\t");
      found[kind].push(cells);
    });
    return found;
  };

  const isBefore = (one, other) => {
    const order = "VNQEXORPL".indexOf(one[0]) - "VNQEXORPL".indexOf(other[0]);
    if (order) return order < 0;
    const [left, right] = [encoder.encode(one), encoder.encode(other)];
    const place = left.findIndex((byte, index) => byte !== right[index]);
    return place < 0 ? left.length <= right.length : left[place] < (right[place] ?? -1);
  };
  const inOrder = (text) => {
    const lines = text.split("\n").slice(0, -1);
    return text.endsWith("\n") && lines.every((line, index) => !index || isBefore(lines[index - 1], line));
  };

  const pairsOf = (ranked) => {
    const found = [];
    for (let later = 1; later < ranked.length; later += 1) {
      for (let earlier = 0; earlier < later; earlier += 1) found.push([ranked[earlier], ranked[later]]);
    }
    return found;
  };
  const same = (one, other) => Boolean(one && other) && one.length === other.length && [...one].sort().join("\n") === [...other].sort().join("\n");

  const officersFor = async (pool, seed, code, load, last) => {
    const away = new Set(pool.R.filter((cells) => cells[1] === code).map((cells) => cells[0]));
    const free = Object.keys(load).filter((key) => !away.has(key));
    const ranked = await Promise.all(free.map(async (key) => ({ key, load: load[key], ticket: await digest(seed, "officer", key, code) })));
    ranked.sort((a, b) => a.load - b.load || (a.ticket < b.ticket ? -1 : 1));
    const past = pool.P.filter((cells) => cells[0] === code).map((cells) => cells.slice(1));
    const options = pairsOf(ranked.map((one) => one.key));
    return options.find((pair) => !same(pair, last) && !past.some((old) => same(pair, old))) || options[0];
  };

  const results = async (pool, seed) => {
    const load = Object.fromEntries(pool.O.map(([key, visits]) => [key, Number(visits)]));
    let last = pool.L.length ? pool.L[0] : null;
    const found = [];
    for (const stratum of STRATA) {
      const quota = pool.Q.find((cells) => cells[0] === stratum);
      const take = quota ? Number(quota[1]) : 0;
      if (!take) continue;
      const own = pool.E.filter((cells) => cells[1] === stratum);
      const tickets = await Promise.all(own.map(async ([code]) => ({ code, ticket: await digest(seed, stratum, code) })));
      tickets.sort((a, b) => (a.ticket + a.code < b.ticket + b.code ? -1 : 1));
      const ranked = tickets.slice(0, take + Number(quota[2]));
      for (let index = 0; index < ranked.length; index += 1) {
        const selected = index < take;
        let officers = [];
        if (selected) {
          officers = await officersFor(pool, seed, ranked[index].code, load, last);
          last = officers;
          officers.forEach((key) => { load[key] += 1; });
        }
        found.push({ ...ranked[index], stratum, rank: index + 1, place: selected ? "selected" : "reserve", officers });
      }
    }
    return found;
  };

  const checks = async (record) => {
    const bare = Object.fromEntries(Object.entries(record).filter(([name]) => name !== "record_digest"));
    const pool = sections(record.pool);
    const seed = await digest(record.pool_digest, record.commitment, record.secret, record.public_value, record.number);
    const again = await results(pool, seed);
    return [
      ["记录摘要", (await digest(canonical(bare))) === record.record_digest && record.format === 1],
      ["名录摘要", (await sha256(record.pool)) === record.pool_digest],
      ["名录次序和编号", inOrder(record.pool) && canonical([pool.V, pool.N]) === canonical([[["1"]], [[record.number]]])],
      ["密值承诺", (await digest(record.secret)) === record.commitment],
      ["先冻结、后产生公开值、再抽取", record.frozen_at.slice(0, 10) < record.public_due_on && record.public_due_on <= record.revealed_at.slice(0, 10)],
      ["种子", seed === record.seed],
      [`票值、名次和执法人员（${again.length} 行）`, canonical(again) === canonical(record.results)],
    ];
  };

  const tell = (words, level) => {
    const line = document.createElement("li");
    const mark = document.createElement("span");
    mark.className = `clock ${level}`;
    mark.textContent = words;
    line.append(mark);
    answers.append(line);
  };

  button.addEventListener("click", async () => {
    answers.replaceChildren();
    button.disabled = true;
    try {
      const answer = await fetch(panel.dataset.record);
      const found = await checks(await answer.json());
      found.forEach(([name, agrees]) => tell(agrees ? `${name}：相符` : `${name}：不符`, agrees ? "met" : "over"));
      if (found.every(([, agrees]) => agrees)) tell("全部相符：结果由公布数据唯一得出", "met");
    } catch {
      tell("没有算完：记录没有取到或者格式不符。请下载记录后用离线程序核验", "over");
    }
    button.disabled = false;
  });
})();
