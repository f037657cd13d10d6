/**
 * npm run bench [-- plan | catalogue | lifecycle] [--engine postgres | pglite] [--rounds N] [--seconds N] [--clients N] [--drafts N]
 * [--profile DIR]: all of it by default, in less than three minutes.
 */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { benchCatalogue } from './catalogue.ts'
import { benchOnPglite, benchOnPostgres } from './lifecycle.ts'
import { benchPlan } from './plan.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '2' },
    clients: { type: 'string', default: '8' },
    drafts: { type: 'string', default: '6000' },
    engine: { type: 'string', default: 'both' },
    profile: { type: 'string' },
  },
})
const known = ['plan', 'catalogue', 'lifecycle']
const wanted = positionals.length > 0 ? positionals : known
const unknown = wanted.filter(one => !known.includes(one))
if (unknown.length > 0) throw new Error(`there is no bench ${unknown.join(', ')}: ${known.join(', ')}`)
const numbers = { rounds: Number(values.rounds), seconds: Number(values.seconds), clients: Number(values.clients) }
for (const [name, value] of Object.entries({ ...numbers, drafts: Number(values.drafts) }))
  if (!(value > 0)) throw new Error(`--${name} must be a number above 0`)
const options = { ...numbers, drafts: Number(values.drafts), profile: values.profile }

/** A machine that others use as well makes all of it slower and less even; the ratios suffer less than the rates. */
const busy = () => `load ${loadavg()[0]?.toFixed(1)}`
console.log(
  `${new Date().toISOString()} · Node ${process.version} · ${cpus().length} × ${cpus()[0]?.model.trim()} · ${busy()}`,
)
if (wanted.includes('plan')) benchPlan(options)
if (wanted.includes('catalogue')) await benchCatalogue(options)
if (wanted.includes('lifecycle')) {
  if (values.engine !== 'pglite') await benchOnPostgres(options)
  if (values.engine !== 'postgres') await benchOnPglite({ ...options, drafts: Math.ceil(options.drafts / 3) })
}
console.log(`\n${busy()} at the end`)
