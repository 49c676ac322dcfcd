import '@angular/compiler'
import { Component, provideZonelessChangeDetection, signal } from '@angular/core'
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms'
import { MatButtonModule } from '@angular/material/button'
import { MatCardModule } from '@angular/material/card'
import { MatFormFieldModule } from '@angular/material/form-field'
import { MatInputModule } from '@angular/material/input'
import { bootstrapApplication } from '@angular/platform-browser'
import '../node_modules/@angular/material/prebuilt-themes/azure-blue.css'
import { post } from './post.js'

/** A login whose image stands in the field itself, as its suffix, and whose refusal is the field's own error. */
@Component({
  selector: 'app-login',
  imports: [ReactiveFormsModule, MatButtonModule, MatCardModule, MatFormFieldModule, MatInputModule],
  template: `
    @if (isIn()) {
      <h1>Dashboard</h1>
    } @else {
      <mat-card style="width: 400px; margin: 32px auto">
        <mat-card-header><mat-card-title>Sign in</mat-card-title></mat-card-header>
        <form [formGroup]="form" (ngSubmit)="logIn()">
          <mat-card-content>
            <mat-form-field style="width: 100%"><mat-label>User name</mat-label><input matInput formControlName="username"></mat-form-field>
            <mat-form-field style="width: 100%"><mat-label>Password</mat-label><input matInput type="password" formControlName="password"></mat-form-field>
            <mat-form-field style="width: 100%">
              <mat-label>Code</mat-label>
              <input matInput formControlName="verCode" autocomplete="off">
              <img matSuffix [src]="image()" (click)="draw()" alt="">
              @if (form.controls.verCode.hasError('wrong')) { <mat-error>The code is wrong</mat-error> }
            </mat-form-field>
          </mat-card-content>
          <mat-card-actions><button matButton="filled" type="submit">Sign in</button></mat-card-actions>
        </form>
      </mat-card>
    }`,
})
class Login {
  readonly form = new FormGroup({
    username: new FormControl('ada'),
    password: new FormControl('lovelace'),
    verCode: new FormControl('', Validators.required),
  })
  readonly image = signal('')
  readonly isIn = signal(false)
  #verKey = ''

  constructor() {
    this.draw()
  }

  async draw() {
    const { image, key } = await (await fetch('/separate/gif/captcha')).json()
    this.image.set(image)
    this.#verKey = key
  }

  async logIn() {
    if (this.form.invalid) return
    const { ok } = await (
      await post('/separate/gif/login', { ...this.form.value, verKey: this.#verKey })
    ).json()
    this.isIn.set(ok)
    if (ok) return
    this.form.controls.verCode.setErrors({ wrong: true })
    this.draw()
  }
}

document.getElementById('app')?.append(document.createElement('app-login'))
await bootstrapApplication(Login, { providers: [provideZonelessChangeDetection()] })
