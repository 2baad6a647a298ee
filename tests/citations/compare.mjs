// Reads the three lists of sources with the importer of citation.js and compares them with the data file.
// Usage: node compare.mjs FOLDER, which holds the data/ of a built site. Run by run.sh, which installs the importer.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'

const folder = process.argv[2]
const read = name => readFileSync(join(folder, 'data', name), 'utf8')
const sources = JSON.parse(read('briefing.json')).sources

const lists = {
  'sources.csl.json': { type: '@csl/list+object', input: JSON.parse(read('sources.csl.json')) },
  'sources.bib': { type: '@biblatex/text', input: read('sources.bib') },
  'sources.ris': { type: '@ris/file', input: read('sources.ris') }
}

// The data file names who is behind a text; a citation names who put it out, which the content file says. A publisher that is quoted there
// is never behind another's text in these sites.
function publisher (source) {
  const file = readFileSync(join(folder, 'data/content/sources', `${source.id}.md`), 'utf8')
  const plain = /^publisher: ([^"'{[>|&*].*)$/m.exec(file)
  return plain ? plain[1].trim() : source.publisher && oneLine(source.publisher)
}

// All formats hold one line a field.
const oneLine = text => text.replace(/\s+/gu, ' ').trim()

// The first day, month or year of a date in EDTF as numbers; null where nothing is known.
function firstDate (edtf) {
  if (edtf === null || edtf === 'unknown') return null
  const [, sign, numbers] = /^(-?)([\d-]+)/.exec(edtf)
  const parts = numbers.replace(/-$/, '').split('-').map(Number)
  return [sign ? -parts[0] : parts[0], ...parts.slice(1)]
}

const faults = []
for (const [name, { type, input }] of Object.entries(lists)) {
  const items = sources.length === 0 ? [] : new Cite(input, { forceType: type }).data
  const fault = (source, what) => faults.push(`${name}: ${source}: ${what}`)
  if (items.length !== sources.length) fault('all', `${items.length} items for ${sources.length} sources`)
  for (const source of sources) {
    // An id with folders has a colon where BibTeX allows no slash.
    const id = name === 'sources.bib' ? source.id.replaceAll('/', ':') : source.id
    const item = items.find(item => item.id === id)
    if (!item) { fault(source.id, 'is missing'); continue }
    const same = (what, found, wanted) => {
      if (JSON.stringify(found ?? null) !== JSON.stringify(wanted)) {
        fault(source.id, `${what} is ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`)
      }
    }
    same('title', item.title, oneLine(source.title ?? source.short))
    same('publisher', item['container-title'] ?? item.publisher, publisher(source))
    const url = name === 'sources.bib' ? source.url?.replaceAll('\\', '%5C').replaceAll('{', '%7B').replaceAll('}', '%7D') : source.url
    same('address', item.URL, url ?? null)
    const wanted = firstDate(source.published)
    const found = item.issued?.['date-parts']?.[0] ?? null
    if (name === 'sources.csl.json' && item.issued?.literal) {
      // CSL has no parts for a date without an end.
      if (!/\.\./.test(source.published)) fault(source.id, `the date is in words: ${item.issued.literal}`)
    } else if (wanted && wanted[0] < 0 && name !== 'sources.csl.json') {
      // A year before the year 0 fits no date of RIS, and the importer reads none in BibLaTeX; compare.py sees that it stands there.
    } else if (name === 'sources.ris') {
      // Of a newspaper the importer reads the year alone; compare.py compares the days.
      same('year', found?.[0] ?? null, wanted?.[0] ?? null)
    } else {
      same('date', found, wanted)
    }
    if (name === 'sources.csl.json') {
      const isSure = source.published === null || !/[~?%]/.test(source.published)
      same('doubt about the date', item.issued?.circa ?? false, !isSure)
    }
  }
}

console.log(faults.length === 0 ? `citation.js: ${sources.length} sources read three times` : faults.join('\n'))
process.exit(faults.length === 0 ? 0 : 1)
