const piece = encodeURIComponent
const pieces = (entry: string) => entry.split('/').map(piece).join('/')
const revision = (id: string) => `/revisions/${piece(id)}`

export const paths = {
  home: '/',
  revision,
  entry: (id: string, entry: string) => `${revision(id)}/entries/${pieces(entry)}`,
  check: (id: string) => `${revision(id)}/check`,
  compare: (id: string) => `${revision(id)}/compare`,
  history: (id: string) => `${revision(id)}/history`,
  publication: (number: number) => `/publications/${number}`,
  place: (code: string) => `/places/${code}`,
  appointmentCalendar: '/appointment-calendar',
  basicCatalogue: '/basic-catalogue',
  basicEdition: (number: number) => `/basic-catalogue/editions/${number}`,
  basicLinks: '/basic-catalogue/links',
  basicBoundaries: '/basic-catalogue/boundaries',
  basicExport: '/basic-catalogue/export',
  delegations: '/delegations',
  newDelegation: '/delegations/new',
  release: (id: string) => `/releases/${piece(id)}`,
}
