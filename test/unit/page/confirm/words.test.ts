import { describe, expect, test } from 'vitest'
import { refusedBy, saysBusy, saysSuccess } from '../../../../src/page/confirm/words.ts'

describe('a refusal', () => {
  test.each([
    'The captcha is incorrect.',
    'Wrong code',
    'Invalid verification code, please try again',
    'Der Sicherheitscode ist falsch.',
    'Le code de sécurité est incorrect',
    'El código no es válido',
    'O código está incorreto',
    'Il codice di sicurezza non è corretto: riprova',
    'Onjuiste captcha',
    'Felaktig säkerhetskod',
    'Nieprawidłowy kod z obrazka',
    'Nesprávný kód z obrázku',
    'Hibás captcha kód',
    'Codul de securitate este greșit',
    'Неверный код с картинки',
    'Невірний код',
    'Λάθος κωδικός ασφαλείας',
    'Güvenlik kodu hatalı',
    'رمز التحقق غير صحيح',
    'کد امنیتی اشتباه است',
    'קוד שגוי',
    'Mã xác nhận không đúng',
    'Kode captcha salah',
    '验证码错误',
    '驗證碼不正確',
    '認証コードが正しくありません',
    '보안문자가 일치하지 않습니다',
    'รหัสภาพไม่ถูกต้อง',
  ])('of the answer: %s', (text) => {
    expect(refusedBy(text)).toBe('captcha')
    expect(saysSuccess(text)).toBe(false)
  })

  test.each([
    'User does not exist or the password is wrong',
    'Your account is locked',
    'Too many attempts',
    'This e-mail is already registered',
    'Benutzername oder Passwort falsch',
    'Mot de passe incorrect',
    'Contraseña incorrecta',
    'Неверный пароль',
    '用户名或密码错误',
    'パスワードが正しくありません',
  ])('of something else in the form: %s', (text) => {
    expect(refusedBy(text)).toBe('form')
  })

  test.each(['Something went wrong', 'Das war leider nichts.', 'Error', 'Virhe', 'エラー'])(
    'of nothing by name: %s',
    (text) => {
      expect(refusedBy(text)).toBe('unnamed')
    },
  )
})

describe('a success', () => {
  test.each([
    'Thank you, your message has been sent.',
    'Welcome back, Ada',
    'You are signed in.',
    'Captcha matched',
    'Captcha is valid !',
    'The code was right.',
    'Die Antwort ist richtig',
    'Le code est valide',
    'El código es correcto',
    'Vielen Dank für Ihre Nachricht',
    'Votre message a bien été envoyé',
    '¡Gracias! Su mensaje ha sido enviado',
    'Mensagem enviada com sucesso',
    'Messaggio inviato con successo',
    'Bedankt voor uw bericht',
    'Tack för ditt meddelande',
    'Kiitos viestistäsi',
    'Dziękujemy za wiadomość',
    'Děkujeme za zprávu',
    'Köszönjük üzenetét',
    'Mulțumim pentru mesaj',
    'Спасибо, сообщение отправлено',
    'Дякуємо!',
    'Ευχαριστούμε',
    'Mesajınız gönderildi, teşekkürler',
    'شكرا لك',
    'תודה רבה',
    'Cảm ơn bạn',
    'Terima kasih',
    '提交成功',
    'ありがとうございました',
    '전송되었습니다. 감사합니다',
    'ขอบคุณ',
  ])('%s', (text) => {
    expect(saysSuccess(text)).toBe(true)
    expect(refusedBy(text)).toBeUndefined()
  })

  test.each([
    'Your message was not sent: try again',
    'Captcha is not valid!',
    'Check that the code is valid',
    'The code is valid for ten minutes',
    'Der Code ist gültig bis 12 Uhr',
    'Le code n’est pas valide',
    'Captcha',
    'Orders',
    'Log in',
  ])('is not: %s', (text) => {
    expect(saysSuccess(text)).toBe(false)
  })
})

test.each(['Loading…', 'Please wait', 'Wird gesendet', '处理中', 'Отправка'])(
  '%s says that something is under way',
  (text) => {
    expect(saysBusy(text)).toBe(true)
  },
)
