<#-- The language links under the card; they take the place of the parent's <select>, which the style sheet hides. -->
<#macro content>
  <#if realm.internationalizationEnabled && locale.supported?size gt 1>
    <nav class="bp-languages" aria-label="${msg("languages")}">
      <#list locale.supported as l>
        <#if l.languageTag == locale.currentLanguageTag>
          <span aria-current="true">${l.label}</span>
        <#else>
          <a href="${l.url}" lang="${l.languageTag}" hreflang="${l.languageTag}">${l.label}</a>
        </#if>
      </#list>
    </nav>
  </#if>
</#macro>
