"use strict";
// The form with which a page calls an operation. Nothing typed into it is stored or sent anywhere but to the address.
(() => {
  const MOCK = "http://127.0.0.1:9000";
  const WORDS = {
    en: {
      address: "Address", key: "Key", example: "Example", body: "Request body (JSON)", send: "Send", stop: "Stop",
      curl: "Show curl", sending: "Waiting for the response …", stopped: "Stopped.", invalid: "The body is not valid JSON: ",
      seconds: "s", events: "events", broken: "The connection broke: ", pick: "Choose a file first: ",
      refused: "No response that this page may read. Either nothing listens at the address (start the mock server with " +
        "“mtmaisdk mock”), or the server does not let pages of other origins ask it (CORS). From a terminal it answers all the same:",
    },
    zh: {
      address: "地址", key: "密钥", example: "示例", body: "请求体（JSON）", send: "发送", stop: "停止",
      curl: "显示 curl", sending: "等待响应……", stopped: "已停止。", invalid: "请求体不是有效的 JSON：",
      seconds: "秒", events: "个事件", broken: "连接中断：", pick: "请先选择文件：",
      refused: "没有本页面可以读取的响应：该地址没有服务器（可用 mtmaisdk mock 启动模拟服务器），" +
        "或服务器不允许其他来源的页面访问（CORS）。在终端中仍可调用：",
    },
  };
  const words = WORDS[document.documentElement.lang.slice(0, 2)] || WORDS.en;

  const make = (tag, properties = {}, ...inner) => {
    const node = Object.assign(document.createElement(tag), properties);
    node.append(...inner);
    return node;
  };
  const labelled = (text, input) => make("label", {}, text, input);
  const quoted = (text) => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

  // A page that the mock server sent asks that server.
  const home = fetchHome();
  async function fetchHome() {
    if (!location.protocol.startsWith("http")) return MOCK;
    try {
      const own = await fetch(location.href, { method: "HEAD" });
      return (own.headers.get("x-request-id") || "").startsWith("req_") ? location.origin : MOCK;
    } catch {
      return MOCK;
    }
  }

  function build(place) {
    const data = JSON.parse(place.querySelector(".try-data").textContent);
    const isForm = data.media === "multipart/form-data";
    const address = make("input", { name: "address", value: MOCK, spellcheck: false, inputMode: "url" });
    home.then((found) => { if (address.value === MOCK) address.value = found; });
    const key = make("input", { name: "key", type: "password", value: "KEY", autocomplete: "off" });
    const hasKey = Object.keys(data.headers).length > 0;
    const first = make("div", { className: "row" }, labelled(words.address, address));
    if (hasKey) first.append(labelled(words.key, key));
    const parameters = data.parameters.map((parameter) => {
      const value = parameter.required && parameter.example !== null ? String(parameter.example) : "";
      return { ...parameter, input: make("input", { name: parameter.name, value, required: parameter.required, spellcheck: false }) };
    });
    const rows = make("div", { className: "row" });
    for (const each of parameters) rows.append(labelled(each.name, each.input));
    const examples = make("select", { name: "example" });
    data.examples.forEach((each, number) => examples.append(make("option", { value: number }, each.name)));
    const body = make("textarea", { name: "body", spellcheck: false });
    const fields = make("div", { className: "row" });
    const fill = () => {
      const example = data.examples[examples.value];
      if (!example) return;
      body.value = JSON.stringify(example.value, null, 2);
      if (!isForm) return;
      fields.replaceChildren();
      for (const [name, value] of Object.entries(example.value)) {
        const isFile = data.files.includes(name);
        const text = typeof value === "string" ? value : JSON.stringify(value);
        const input = isFile ? make("input", { type: "file", name }) : make("input", { name, value: text });
        fields.append(labelled(name, input));
      }
    };
    examples.addEventListener("change", fill);
    fill();

    const send = make("button", { type: "submit", className: "primary" }, words.send);
    const stop = make("button", { type: "button", disabled: true }, words.stop);
    const curl = make("button", { type: "button" }, words.curl);
    const form = make("form", { noValidate: true }, first);
    if (parameters.length) form.append(rows);
    if (data.examples.length > 1) form.append(labelled(words.example, examples));
    if (data.media) form.append(isForm ? fields : labelled(words.body, body));
    form.append(make("div", { className: "buttons" }, send, stop, curl));
    const status = make("p", { className: "status" });
    status.setAttribute("role", "status");
    const output = make("pre", { tabIndex: 0, hidden: true });
    output.setAttribute("aria-label", words.body);
    output.setAttribute("role", "log");
    const media = make("div");
    place.append(form, status, output, media);

    const url = () => {
      let path = data.path;
      const query = new URLSearchParams();
      for (const each of parameters) {
        if (each.in === "path") path = path.replace(`{${each.name}}`, encodeURIComponent(each.input.value));
        else if (each.input.value !== "") query.append(each.name, each.input.value);
      }
      const asked = query.toString();
      return address.value.trim().replace(/\/+$/, "").replace(/\/v1$/, "") + path + (asked ? `?${asked}` : "");
    };
    const headers = () => Object.fromEntries(Object.entries(data.headers).map(([name, value]) => [name, value.replace("KEY", key.value)]));
    const formValues = () => [...fields.querySelectorAll("input")].filter((each) => each.type === "file" || each.value !== "");
    const asCurl = () => {
      const lines = [`curl -N ${data.method === "GET" || data.media ? "" : `-X ${data.method} `}${quoted(url())}`];
      for (const [name, value] of Object.entries(data.headers)) lines.push(`-H ${quoted(`${name}: ${value}`)}`);
      if (isForm) for (const each of formValues()) {
        lines.push(`-F ${quoted(`${each.name}=${each.type === "file" ? `@${each.files[0]?.name || "FILE"}` : each.value}`)}`);
      } else if (data.media) lines.push("-H 'Content-Type: application/json'", `-d ${quoted(body.value)}`);
      return lines.join(" \\\n  ");
    };
    const show = (text, className) => { status.textContent = text; status.className = `status ${className}`; };
    const clear = () => { output.textContent = ""; output.hidden = true; media.replaceChildren(); };
    const write = (text) => { output.hidden = false; output.append(text); output.scrollTop = output.scrollHeight; };

    let running = null;
    stop.addEventListener("click", () => running?.abort());
    curl.addEventListener("click", () => { clear(); show("", ""); write(asCurl()); });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      running?.abort();
      clear();
      const own = (running = new AbortController());
      const request = { method: data.method, headers: headers(), signal: own.signal, credentials: "omit", cache: "no-store" };
      if (isForm) {
        request.body = new FormData();
        for (const each of formValues()) {
          if (each.type === "file" && !each.files.length) return show(words.pick + each.name, "bad");
          request.body.append(each.name, each.type === "file" ? each.files[0] : each.value);
        }
      } else if (data.media) {
        try {
          JSON.parse(body.value);
        } catch (error) {
          return show(words.invalid + error.message, "bad");
        }
        request.headers["Content-Type"] = "application/json";
        request.body = body.value;
      }
      show(words.sending, "");
      [send.disabled, stop.disabled] = [true, false];
      const begin = performance.now();
      const elapsed = () => `${((performance.now() - begin) / 1000).toFixed(2)} ${words.seconds}`;
      let response = null;
      try {
        response = await fetch(url(), request);
        await read(response, elapsed);
      } catch (error) {
        if (own.signal.aborted) show(words.stopped, "");
        else if (response) show(`${response.status} · ${words.broken}${error.message}`, "bad");
        else { show(words.refused, "bad"); write(asCurl()); }
      } finally {
        if (running === own) [send.disabled, stop.disabled] = [false, true];
      }
    });

    async function read(response, elapsed) {
      const type = response.headers.get("content-type") || "";
      const head = `${response.status} ${response.statusText}`.trim();
      const tone = response.ok ? "good" : "bad";
      show(`${head} · ${elapsed()}`, tone);
      if (/^(audio|image)\//.test(type)) {
        const link = URL.createObjectURL(await response.blob());
        media.append(type.startsWith("audio") ? make("audio", { controls: true, src: link }) : make("img", { src: link, alt: "" }));
        return;
      }
      if (!type.startsWith("text/event-stream")) {
        const text = await response.text();
        let shown = text;
        try {
          shown = JSON.stringify(JSON.parse(text), null, 2);
        } catch {
          // Shown as it is.
        }
        write(shown);
        return;
      }
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let received = "";
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        received += piece.value;
        write(piece.value);
        const parts = received.replaceAll("\r\n", "\n").split(data.framing === "data-stream" ? "\n" : "\n\n");
        show(`${head} · ${parts.filter((part) => part.trim()).length} ${words.events} · ${elapsed()}`, tone);
      }
    }
  }

  for (const place of document.querySelectorAll(".try-it")) build(place);
  // The forms moved what the address leads to.
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
})();
