/** 材料: files handed in for a case, checked by what they really are. Several files may stand for one material. */
import { createHash } from 'node:crypto'
import { allowedOnCase, requireOnCase } from '@onething/core/lifecycle/allowed.ts'
import { caseStates } from '@onething/core/lifecycle/states.ts'
import { caseFileOf } from '../cases/case-row.ts'
import type { DraftDeps } from '../cases/drafts.ts'
import { getCase } from '../cases/reading.ts'
import type { EvidenceRow, WholeCase } from '../cases/store.ts'
import { statement } from '../db/database.ts'
import type { FileStore } from '../files/disk.ts'
import { Conflict, Invalid, NotFound } from '../http/problems.ts'
import type { Person } from '../people/person.ts'
import { examineContent } from './content.ts'

export interface EvidenceDeps extends DraftDeps {
  files: FileStore
}

export interface Upload {
  type: string
  fileName: string
  bytes: Buffer
}

/** Photos of a visit stand with the evidence of the case, under a type no material has. */
export const visitPhoto = 'visit-photo'

/** Keeps the file first, then its row: a crash in between leaves bytes nobody refers to, never a row without bytes. */
export async function add(deps: EvidenceDeps, by: Person, caseNo: string, upload: Upload): Promise<EvidenceRow> {
  const whole = await loadFor(deps, by, caseNo)
  const definition = await typeOf(deps, whole, upload.type)
  const fileName = tidyName(upload.fileName)
  const content = await examineContent(upload.bytes, fileName, definition.accept)
  if (content.problem !== null)
    throw new Invalid([
      { where: 'evidence', target: upload.type, message: `《${definition.name}》：${content.problem}` },
    ])
  const row = await keep(deps, { ...upload, fileName }, content.mediaType)
  await deps.database.rows(insertOne, valuesOf(caseNo, row, by.id))
  return row
}

/**
 * A photo an officer took on a visit. It is no material of the applicant's: the version of the case does not move, and
 * whoever is at work on it is not disturbed.
 */
export async function addPhoto(
  deps: EvidenceDeps,
  by: Person,
  caseNo: string,
  { fileName, bytes }: Omit<Upload, 'type'>,
): Promise<string> {
  const name = tidyName(fileName)
  const content = await examineContent(bytes, name, ['jpeg', 'png'])
  if (content.problem !== null)
    throw new Invalid([{ where: 'body', target: 'file', message: `照片：${content.problem}` }])
  const row = await keep(deps, { type: visitPhoto, fileName: name, bytes }, content.mediaType)
  await deps.database.rows(insertPhoto, valuesOf(caseNo, row, by.id))
  return row.id
}

async function keep(deps: EvidenceDeps, { type, fileName, bytes }: Upload, mediaType: string): Promise<EvidenceRow> {
  const digest = await deps.files.keep(bytes)
  return {
    id: idOf(type, fileName, digest),
    type,
    file_name: fileName,
    media_type: mediaType,
    size: bytes.length,
    digest,
    uploaded_at: deps.clock.now().toISOString(),
  }
}

export async function remove(deps: EvidenceDeps, by: Person, caseNo: string, id: string): Promise<void> {
  const whole = await loadFor(deps, by, caseNo)
  const row = whole.evidence.find(one => one.id === id)
  // Photos of a visit are the departments' own, and stay.
  if (!row || row.type === visitPhoto) throw new NotFound('没有这份材料，可能已经删除')
  if (whole.row.state !== 'draft' && row.uploaded_at <= (whole.correction?.issued_at ?? whole.row.submitted_at ?? ''))
    throw new Conflict('已提交的材料不能删除；补正时请上传新的文件', ['提交材料'])
  await deps.database.rows(deleteOne, [caseNo, id])
}

/** Draft, or something open that asks for it. */
async function loadFor(deps: EvidenceDeps, by: Person, caseNo: string): Promise<WholeCase> {
  const whole = await getCase(deps, caseNo, by)
  const file = caseFileOf(whole.row, whole.parts, whole.correction)
  if (!allowedOnCase(file).includes('addEvidence')) requireOnCase(file, 'addEvidence', caseStates[file.state])
  return whole
}

async function typeOf(deps: EvidenceDeps, { row, parts, correction }: WholeCase, type: string) {
  const { prepared } = await deps.publications.of(row)
  const users = (prepared.events.get(row.life_event)?.rows ?? [])
    .filter(one => one.service.preparedEvidence.some(use => use.type === type))
    .map(one => one.id)
  const definition = prepared.catalogue.evidenceTypes[type]
  if (users.length === 0 || !definition)
    throw new Invalid([{ where: 'evidence', target: type, message: `本事项不需要材料“${type}”，请从材料清单中选择` }])
  const corrected = correction?.items.some(item => item.kind === 'evidence' && item.target === type)
  const deferred = parts.some(
    part => part.deferral?.items.some(item => item.target === type) && !part.deferral.suppliedOn,
  )
  // The result of a prerequisite that failed here, obtained from elsewhere.
  const fromElsewhere = parts.some(part => part.state === 'blocked' && users.includes(part.row_id))
  if (row.state !== 'draft' && !corrected && !deferred && !fromElsewhere)
    throw new Invalid([
      { where: 'evidence', target: type, message: `《${definition.name}》不在本次补正、容缺补交或者另行取得的范围内` },
    ])
  return definition
}

/** The same file for the same material is the same piece: a repeated upload changes nothing. */
const idOf = (type: string, name: string, digest: string) =>
  createHash('sha256').update(`${type}\n${name}\n${digest}`).digest('base64url').slice(0, 22)

const tidyName = (name: string) =>
  name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}/\\]/gu, '')
    .slice(-120) || '未命名'

const insertOne = statement(
  'evidence_insert',
  `with changed as (
     update cases set version = version + 1, saved_at = $8::timestamptz where case_no = $1 and state in ('draft', 'inProgress') returning case_no
   )
   insert into evidence (case_no, id, type, file_name, media_type, size, digest, uploaded_at, uploaded_by)
   select case_no, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9 from changed
   on conflict (case_no, id) do nothing`,
)
const deleteOne = statement(
  'evidence_delete',
  `with changed as (update cases set version = version + 1 where case_no = $1 returning case_no)
   delete from evidence e using changed where e.case_no = changed.case_no and e.id = $2`,
)

const insertPhoto = statement(
  'evidence_insert_photo',
  `insert into evidence (case_no, id, type, file_name, media_type, size, digest, uploaded_at, uploaded_by)
   values ($1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9) on conflict (case_no, id) do nothing`,
)

const valuesOf = (caseNo: string, row: EvidenceRow, by: string) => [
  caseNo,
  row.id,
  row.type,
  row.file_name,
  row.media_type,
  row.size,
  row.digest,
  row.uploaded_at,
  by,
]
