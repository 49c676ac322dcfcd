import { ElButton, ElForm, ElFormItem, ElInput, ElMessage } from 'element-plus'
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/el-button.css'
import 'element-plus/theme-chalk/el-form.css'
import 'element-plus/theme-chalk/el-form-item.css'
import 'element-plus/theme-chalk/el-input.css'
import 'element-plus/theme-chalk/el-message.css'
import { createApp, reactive, ref } from 'vue'

/** The login of an administration, as its templates have it: no form is sent, and the image is renewed by a click. */
createApp({
  components: { ElButton, ElForm, ElFormItem, ElInput },
  template: `
    <el-form v-if="!user" :model="form" style="width: 400px" @submit.prevent>
      <h3>后台管理系统</h3>
      <el-form-item><el-input v-model="form.username" placeholder="账号" /></el-form-item>
      <el-form-item><el-input v-model="form.password" type="password" show-password placeholder="密码" /></el-form-item>
      <el-form-item>
        <el-input v-model="form.code" placeholder="验证码" style="width: 63%" @keyup.enter="login" />
        <img :src="'captcha?' + image" style="height: 38px; cursor: pointer; margin-left: 12px" @click="image++">
      </el-form-item>
      <el-button type="primary" :loading="isBusy" style="width: 100%" @click.prevent="login">{{ isBusy ? '登 录 中...' : '登 录' }}</el-button>
    </el-form>
    <main v-else><h1>首页</h1><p>您好，{{ user }}</p></main>`,
  setup() {
    const form = reactive({ username: 'admin', password: 'lovelace', code: '' })
    const [image, isBusy, user] = [ref(1), ref(false), ref('')]
    async function login() {
      isBusy.value = true
      const body = new URLSearchParams({ username: form.username, captcha: form.code })
      const { ok } = await (await fetch('check', { method: 'POST', body })).json()
      isBusy.value = false
      if (ok) {
        ElMessage.success('登录成功')
        history.pushState({}, '', 'index')
        user.value = form.username
        return
      }
      ElMessage.error('验证码错误')
      image.value += 1
      form.code = ''
    }
    return { form, image, isBusy, user, login }
  },
}).mount('#app')
