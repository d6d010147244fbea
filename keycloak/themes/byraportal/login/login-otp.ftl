<#import "template.ftl" as layout>
<#import "field.ftl" as field>
<#import "buttons.ftl" as buttons>
<#-- As the parent's, but a device is chosen among radio buttons, which a keyboard reaches too. -->
<@layout.registrationLayout displayMessage=!messagesPerField.existsError('totp'); section>
  <#if section = "header">
    ${msg("otpTitle")}
  <#elseif section = "form">
    <p class="bp-lead">${msg("otpLead")}</p>
    <form id="kc-otp-login-form" class="${properties.kcFormClass!}" onsubmit="login.disabled = true; return true;" action="${url.loginAction}" method="post" novalidate="novalidate">
      <#if otpLogin.userOtpCredentials?size gt 1>
        <fieldset class="bp-choice">
          <legend>${msg("otpDevice")}</legend>
          <#list otpLogin.userOtpCredentials as device>
            <label for="otp-device-${device?index}">
              <input type="radio" id="otp-device-${device?index}" name="selectedCredentialId" value="${device.id}"<#if device.id == (otpLogin.selectedCredentialId!'')> checked</#if>/>
              ${device.userLabel}
            </label>
          </#list>
        </fieldset>
      <#else>
        <input type="hidden" name="selectedCredentialId" value="${otpLogin.selectedCredentialId!''}"/>
      </#if>
      <@field.input name="otp" label=msg("loginOtpOneTime") autocomplete="one-time-code" fieldName="totp" autofocus=true />
      <@buttons.loginButton />
    </form>
    <p class="bp-quiet">${msg("otpLost")}</p>
  </#if>
</@layout.registrationLayout>
