// A short journey over HTTP, as somebody makes it whose requests may each meet another release.
//   node journey.mjs begin ADDRESS          starts an assessment, answers a question, prints the path of the assessment
//   node journey.mjs go-on ADDRESS PATH     finds it again, answers, reads results and report, asks for an account
import { exit } from "node:process";

const [what, address, path] = process.argv.slice(2);
const cookies = new Map();

async function request(target, fields) {
  const body = fields && new URLSearchParams(fields);
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const response = await fetch(new URL(target, address), { method: body ? "POST" : "GET", body, redirect: "manual", headers: { cookie } });
  for (const line of response.headers.getSetCookie()) {
    const [name, value] = line.split(";")[0].split(/=(.*)/s);
    cookies.set(name, value);
  }
  if (response.status === 302) return request(response.headers.get("location").split("#")[0]);
  if (response.status !== 200) throw new Error(`${target.replace(/assessments\/[^/]+/, "assessments/…")}: ${response.status}`);
  return { path: new URL(response.url).pathname, type: response.headers.get("content-type"), text: await response.text() };
}

// Sends the form of a page that has radio buttons, or its last one, with its hidden fields and these.
function send(page, fields) {
  const forms = page.text.match(/<form[\s\S]*?<\/form>/g);
  const form = forms.find((one) => one.includes('type="radio"')) ?? forms.at(-1);
  const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
    input.match(/name="([^"]*)"/)[1],
    input.match(/value="([^"]*)"/)?.[1] ?? "",
  ]);
  return request(page.path, [...hidden.filter(([name]) => !(name in fields)), ...Object.entries(fields)]);
}

async function answer(assessment, question, level, note) {
  const page = await request(`${assessment}/questions/${question}`);
  await send(page, { level, note, reason: "", evidence: "" });
  const again = await request(`${assessment}/questions/${question}`);
  if (!again.text.includes(note)) throw new Error(`the answer to ${question} is not kept`);
}

try {
  if (what === "begin") {
    const begun = await send(await request("/en/assessments/new"), {
      role: "both", mode: "full", organisation: "CHU de Montervaux", organisation_kind: "hospital", region: "FR-GES", controller: "yes",
      micro_enterprise: "no", categories: "a", public_funding: "yes", snds: "no",
    });
    await answer(begun.path, "holder-opt-out", "2", "Said to the former release.");
    console.log(begun.path);
  } else {
    const before = await request(`${path}/questions/holder-opt-out`);
    if (!before.text.includes("Said to the former release.")) throw new Error("the answer of before is not there");
    await answer(path, "holder-inventory", "3", `Said at ${Date.now()}.`);
    const results = await request(`${path}/results`);
    if (!results.text.includes('data-figure="overall"')) throw new Error("no overall score");
    const report = await request(`${path}/report.pdf`);
    if (report.type !== "application/pdf") throw new Error(`the report is ${report.type}`);
    await send(await request("/en/sign-up"), {
      email: `person${Date.now()}@example.org`, name: "Camille Roux", password: "quatre mots sans rapport",
    });
  }
} catch (fault) {
  console.error(fault.message);
  exit(1);
}
