const piece = encodeURIComponent

export const paths = {
  list: '/',
  appointments: '/appointments',
  task: (caseNo: string, part: string) => `/task/${piece(caseNo)}/${piece(part)}`,
}
