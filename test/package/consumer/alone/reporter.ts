import ImageCaptchaReporter from 'solve-image-captchas/reporter'
export const reporter = new ImageCaptchaReporter({ outputFolder: 'x' })
