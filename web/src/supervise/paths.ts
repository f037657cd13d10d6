export const paths = {
  home: '/',
}
