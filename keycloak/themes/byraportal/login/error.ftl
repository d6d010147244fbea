<#import "template.ftl" as layout>
<#import "buttons.ftl" as buttons>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("errorTitle")}
  <#elseif section = "form">
    <p class="bp-lead">${kcSanitize(message.summary)?no_esc}</p>
    <#if traceId??><p class="bp-quiet" id="traceId">${msg("traceIdSupportMessage", traceId)}</p></#if>
    <#if !(skipLink??) && (client.baseUrl)?has_content>
      <@buttons.buttonLink id="backToApplication" href=client.baseUrl label="backToApplication" class=["kcButtonPrimaryClass", "kcButtonBlockClass"]/>
    </#if>
  </#if>
</@layout.registrationLayout>
