/** The libraries whose own generators draw the test images (`training/make_tests.py`), by the name of their folder. */
export interface Library {
  name: string
  /** What the images are of, where it is not the library's default or the library has several. */
  settings: string
  /** Whether the recogniser was trained on other images of this library. */
  isTrained: boolean
}

const trained = (name: string, settings = 'defaults'): Library => ({ name, settings, isTrained: true })
const unseen = (name: string, settings = 'defaults'): Library => ({ name, settings, isTrained: false })

export const libraries: Record<string, Library> = {
  svg: trained('svg-captcha (npm)'),
  trek: trained('trek-captcha (npm)'),
  captchapng: trained('captchapng (npm)'),
  'captcha-gif': trained('captcha.gif (npm)'),
  'captcha-canvas': trained('captcha-canvas (npm)'),
  'captcha-mini': trained('captcha-mini (npm)'),
  ppfun: trained('ppfun-captcha (npm)'),
  haileybot: trained('@haileybot/captcha-generator (npm)'),
  biosvg: trained('biosvg (Rust), drawn by resvg'),
  'react-simple': trained('react-simple-captcha (npm)'),
  'react-client': trained('react-client-captcha (npm)'),
  'react-code': trained('react-captcha-code (npm)'),
  'react-numeric': trained('react-numeric-captcha (npm)'),
  'demos-react': trained('demos-react-captcha (npm)'),
  'vue-client': trained('vue-client-recaptcha (npm)'),
  lepture: trained('captcha by lepture (PyPI)'),
  wheezy: trained('wheezy.captcha (PyPI)'),
  claptcha: trained('claptcha (PyPI)'),
  flask: trained('flask-simple-captcha (PyPI)'),
  django: trained('django-simple-captcha (PyPI)', '0.5'),
  'django-0.7': trained('django-simple-captcha (PyPI)', '0.7'),
  mediawiki: trained('FancyCaptcha of MediaWiki', 'captcha.py of 1.39, without `words`'),
  easy: trained('EasyCaptcha (Maven)'),
  'easy-gif': trained('EasyCaptcha (Maven)', 'GIF'),
  'easy-arithmetic': trained('EasyCaptcha (Maven)', 'sums'),
  kaptcha: trained('kaptcha (Maven)'),
  'hutool-line': trained('hutool-captcha (Maven)', 'LineCaptcha'),
  'hutool-circle': trained('hutool-captcha (Maven)', 'CircleCaptcha'),
  'hutool-shear': trained('hutool-captcha (Maven)', 'ShearCaptcha'),
  'hutool-gif': trained('hutool-captcha (Maven)', 'GifCaptcha'),
  simplecaptcha: trained('SimpleCaptcha (Maven)'),
  happy: trained('Happy-Captcha (Maven)'),
  'happy-gif': trained('Happy-Captcha (Maven)', 'GIF'),
  cage: trained('Cage (Maven)'),
  patchca: trained('Patchca (Maven)'),
  nanocaptcha: trained('nanocaptcha (Maven)'),
  jfinal: trained('JFinal (Maven)'),
  'base64-string': trained('base64Captcha (Go)', 'text'),
  'base64-digit': trained('base64Captcha (Go)', 'digits'),
  'base64-math': trained('base64Captcha (Go)', 'sums'),
  dchest: trained('dchest/captcha (Go)'),
  steambap: trained('steambap/captcha (Go)'),
  'steambap-math': trained('steambap/captcha (Go)', 'sums'),
  gregwar: trained('Gregwar/Captcha (PHP)'),
  'rust-captcha': trained('captcha (Rust)'),
  'captcha-rs': trained('captcha-rs (Rust)'),
  'simple-captcha2': unseen('simple_captcha2 (Ruby)'),
  'authen-captcha': unseen('Authen::Captcha (Perl)'),
  securityimage: unseen('GD::SecurityImage (Perl)'),
  jcaptcha: unseen('JCaptcha (Maven)'),
  multicolor: unseen('multicolorcaptcha (PyPI)'),
}
