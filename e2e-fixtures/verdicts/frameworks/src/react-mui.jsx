import { Alert, Button, Card, CardContent, Snackbar, Stack, TextField, Typography } from '@mui/material'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

function Contact() {
  const [form, setForm] = useState({ message: 'Is the pool open?', code: '' })
  const [image, setImage] = useState(1)
  const [notice, setNotice] = useState()
  const change = (name) => (event) => setForm((now) => ({ ...now, [name]: event.target.value }))

  async function send(event) {
    event.preventDefault()
    const body = JSON.stringify({ message: form.message, captcha: form.code })
    const response = await fetch('check', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    const { ok } = await response.json()
    setForm((now) => ({ message: ok ? '' : now.message, code: '' }))
    setImage((number) => number + 1)
    setNotice(
      ok
        ? { severity: 'success', text: 'We got your question' }
        : { severity: 'error', text: 'The text does not match the image' },
    )
  }

  return (
    <Card sx={{ maxWidth: 420 }}>
      <CardContent component="form" onSubmit={send}>
        <Stack spacing={2}>
          <Typography variant="h5">Ask the front desk</Typography>
          <TextField label="Message" value={form.message} onChange={change('message')} multiline />
          <img src={`captcha?${image}`} alt="captcha" width="150" height="50" />
          <TextField label="Text in the image" value={form.code} onChange={change('code')} />
          <Button type="submit" variant="contained" disabled={form.code === ''}>
            Ask
          </Button>
        </Stack>
      </CardContent>
      <Snackbar open={notice !== undefined} autoHideDuration={3000} onClose={() => setNotice(undefined)}>
        {notice && <Alert severity={notice.severity}>{notice.text}</Alert>}
      </Snackbar>
    </Card>
  )
}

createRoot(document.getElementById('app')).render(<Contact />)
