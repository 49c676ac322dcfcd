declare module 'trek-captcha' {
  export default function captcha(options?: {
    size?: number
    style?: number
  }): Promise<{ token: string; buffer: Buffer }>
}
