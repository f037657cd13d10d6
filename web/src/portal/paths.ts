/** Every address of the portal, written once. */
const piece = encodeURIComponent

export const paths = {
  home: '/',
  guide: (id: string) => `/event/${piece(id)}`,
  ask: (id: string, fact?: string) => `/event/${piece(id)}/ask${fact ? `?fact=${piece(fact)}` : ''}`,
  notice: (id: string) => `/event/${piece(id)}/notice`,
  start: (id: string) => `/event/${piece(id)}/start`,
  comeBack: (code: string) => `/n/${piece(code)}`,
  service: (serviceId: string) => `/service/${serviceId.split('/').map(piece).join('/')}`,
  case: (caseNo: string, page = '') => `/case/${piece(caseNo)}${page && `/${page}`}`,
  mine: '/mine',
  messages: '/messages',
  track: '/track',
  verifyDocument: '/verify-document',
  verify: (id: string) => `/verify/${piece(id)}`,
  delegations: (region: string) => `/delegations?region=${piece(region)}`,
  publicNotices: (region?: string) => `/public-notices${region ? `?region=${piece(region)}` : ''}`,
  publicNotice: (caseNo: string, part: string) => `/public-notices/${piece(caseNo)}/${piece(part)}`,
  demo: '/demo',
}
