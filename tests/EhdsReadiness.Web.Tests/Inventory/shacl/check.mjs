// Reads records as JSON-LD and Turtle with parsers that are not ours, compares them as graphs, and validates them against shapes.
// Takes { jsonld, turtle, shapes: [path], without: property of datasets or null } as a line of JSON on standard input, and gives an answer a line.
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import jsonld from 'jsonld'
import { Parser, Store } from 'n3'
import canonize from 'rdf-canonize'
import SHACLValidator from 'rdf-validate-shacl'

const validators = new Map()

const canonical = quads => canonize.canonize(quads, { algorithm: 'RDFC-1.0', format: 'application/n-quads' })

const refuse = url => { throw new Error(`${url} is not to be loaded`) }

async function answer ({ jsonld: json, turtle, shapes, without }) {
  const triples = new Parser({ format: 'text/turtle' }).parse(turtle)
  const nquads = await jsonld.toRDF(JSON.parse(json), { format: 'application/n-quads', documentLoader: refuse, safe: true })
  const same = await canonical(triples) === await canonical(new Parser({ format: 'N-Quads' }).parse(nquads))
  const datasets = new Set(triples.filter(one => one.object.value === 'http://www.w3.org/ns/dcat#Dataset').map(one => one.subject.value))
  const store = new Store(triples.filter(one => one.predicate.value !== without || !datasets.has(one.subject.value)))
  const results = []
  for (const path of shapes) {
    if (!validators.has(path)) {
      // What they import stands elsewhere on the web.
      validators.set(path, new SHACLValidator(new Store(new Parser({ format: 'text/turtle' }).parse(readFileSync(path, 'utf8'))
        .filter(one => one.predicate.value !== 'http://www.w3.org/2002/07/owl#imports'))))
    }

    const report = await validators.get(path).validate(store)
    results.push(...report.results.map(result => ({
      shape: result.sourceShape?.value ?? '',
      path: result.path?.value ?? '',
      severity: (result.severity?.value ?? '').split('#')[1],
      focus: result.focusNode?.value ?? '',
    })))
  }

  return { same, count: triples.length, results }
}

for await (const line of createInterface({ input: process.stdin })) {
  let said
  try {
    said = await answer(JSON.parse(line))
  } catch (error) {
    said = { error: String(error) }
  }

  process.stdout.write(JSON.stringify(said) + '\n')
}
