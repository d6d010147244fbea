<#import "template.ftl" as layout>
<@layout.emailLayout>
${kcSanitize(msg("executeActionsLead", realmName))?no_esc}
<#if requiredActions?has_content><ul><#list requiredActions as action><li>${msg("requiredAction." + action)}</li></#list></ul></#if>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:16px 0 0;font-size:14px;line-height:20px"><tr>
<td width="120" style="padding:7px 0;border-top:1px solid #E3E8EB;border-bottom:1px solid #E3E8EB;color:#5C6C77">${msg("mailUsername")}</td>
<td style="padding:7px 0;border-top:1px solid #E3E8EB;border-bottom:1px solid #E3E8EB;word-break:break-all">${user.username}</td>
</tr></table>
<p><a href="${link}">${msg("executeActionsButton")}</a></p>
</@layout.emailLayout>
