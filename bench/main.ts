/** `npm run bench [-- plan | lifecycle] [--rounds N] [--seconds N] [--clients N] [--drafts N] [--profile DIR]` */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { benchOnPglite, benchOnPostgres } from './lifecycle.ts'
import { benchPlan } from './plan.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
    clients: { type: 'string', default: '8' },
    drafts: { type: 'string', default: '6000' },
    engine: { type: 'string', default: 'both' },
    profile: { type: 'string' },
  },
})
const wanted = positionals.length > 0 ? positionals : ['plan', 'lifecycle']
const unknown = wanted.filter(one => one !== 'plan' && one !== 'lifecycle')
if (unknown.length > 0) throw new Error(`there is no bench ${unknown.join(', ')}: plan, lifecycle`)
const numbers = { rounds: Number(values.rounds), seconds: Number(values.seconds), clients: Number(values.clients) }
const options = { ...numbers, drafts: Number(values.drafts), profile: values.profile }

console.log(`${new Date().toISOString()} · Node ${process.version} · ${cpus().length} × ${cpus()[0]?.model.trim()}`)
if (wanted.includes('plan')) benchPlan(options)
if (wanted.includes('lifecycle')) {
  if (values.engine !== 'pglite') await benchOnPostgres(options)
  if (values.engine !== 'postgres') await benchOnPglite(options)
}
