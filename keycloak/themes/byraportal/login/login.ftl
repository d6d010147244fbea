<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#import "social-providers.ftl" as identityProviders>
<#import "passkeys.ftl" as passkeys>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('username','password'); section>
  <#if section = "header">
    ${msg("loginAccountTitle")}
  <#elseif section = "form">
    <p class="bp-lead">${msg("loginLead")}</p>
    <form id="kc-form-login" class="${properties.kcFormClass!}" onsubmit="login.disabled = true; return true;" action="${url.loginAction}" method="post" novalidate="novalidate">
      <#-- A wrong password stands under the password field: Keycloak does not say which of the two was wrong. -->
      <#assign wrong=messagesPerField.getFirstError('username','password')>
      <#if !usernameHidden??>
        <@field.input name="username" label=msg("email") value=login.username!'' autofocus=!(login.username?has_content) error=""
            autocomplete=(enableWebAuthnConditionalUI?has_content)?then('username webauthn', 'username') />
      </#if>
      <@field.password name="password" label=msg("password") error=wrong autocomplete="current-password"
          forgotPassword=realm.resetPasswordAllowed autofocus=(usernameHidden?? || login.username?has_content) />
      <#if realm.rememberMe && !usernameHidden??>
        <@field.checkbox name="rememberMe" label=msg("rememberMe") value=login.rememberMe?? />
      </#if>
      <input type="hidden" id="id-hidden-input" name="credentialId"<#if auth.selectedCredential?has_content> value="${auth.selectedCredential}"</#if>/>
      <@buttons.loginButton />
    </form>
    <@passkeys.conditionalUIData />
  <#elseif section = "socialProviders">
    <#if social.providers?? && social.providers?has_content>
      <@identityProviders.show social=social/>
    </#if>
  </#if>
</@layout.registrationLayout>
