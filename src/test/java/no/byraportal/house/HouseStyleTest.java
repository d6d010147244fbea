package no.byraportal.house;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.router.RouterLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import no.byraportal.Byraportal;
import no.byraportal.identity.Program;
import no.byraportal.identity.Scope;
import no.byraportal.identity.WebFaktura;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.repository.Repository;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RestController;

/** What is public, what things are called, and who may ask a service: the rules of the house, judged on the classes. */
@AnalyzeClasses(packagesOf = Byraportal.class, importOptions = ImportOption.DoNotIncludeTests.class)
class HouseStyleTest {

    private static final List<String> NAMES_THAT_SAY_NOTHING = List.of(
            "Impl",
            "Dto",
            "DTO",
            "Data",
            "Info",
            "Manager",
            "Helper",
            "Helpers",
            "Util",
            "Utils",
            "Base",
            "Mapper",
            "Facade",
            "Presenter");

    private static final Set<String> ROOMS_THAT_SAY_NOTHING = Set.of(
            "util",
            "utils",
            "common",
            "dto",
            "mapper",
            "impl",
            "config",
            "service",
            "services",
            "repository",
            "repositories",
            "model",
            "entity",
            "entities",
            "helper",
            "manager",
            "misc",
            "presenter");

    @ArchTest
    static final ArchRule NOTHING_OF_A_ROOMS_UI_IS_PUBLIC = classes()
            .that()
            .resideInAPackage("..ui..")
            .and()
            .resideOutsideOfPackage("no.byraportal.shared.ui..")
            .and()
            .areTopLevelClasses()
            .should()
            .notBePublic()
            .because("who wants a room's knowledge asks its service, never its view");

    @ArchTest
    static final ArchRule VIEWS_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .areAssignableTo(Component.class)
            .or()
            .areAssignableTo(RouterLayout.class)
            .and()
            .resideOutsideOfPackage("no.byraportal.shared.ui..")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule NO_ROOM_KNOWS_A_UI = noClasses()
            .that()
            .resideOutsideOfPackage("..ui..")
            .and()
            .resideOutsideOfPackage("no.byraportal.shell..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("no.byraportal..ui..");

    @ArchTest
    static final ArchRule NO_UI_KNOWS_ANOTHER_ROOMS_UI =
            classes().that().resideInAPackage("no.byraportal..ui..").should(onlyKnowTheirOwnUiAndTheSharedOne());

    @ArchTest
    static final ArchRule REPOSITORIES_ARE_THEIR_ROOMS_OWN =
            classes().that().areAssignableTo(Repository.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule CONFIGURATIONS_ARE_THEIR_ROOMS_OWN =
            classes().that().areAnnotatedWith(Configuration.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule DOORS_FOR_PROGRAMS_ARE_THEIR_ROOMS_OWN =
            classes().that().areAnnotatedWith(RestController.class).should().notBePublic();

    @ArchTest
    static final ArchRule ONLY_THE_APP_SHELL_OF_THE_SHELL_IS_PUBLIC = classes()
            .that()
            .resideInAPackage("no.byraportal.shell")
            .and()
            .areTopLevelClasses()
            .and(are(notTheAppShell()))
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule A_SERVICE_KNOWS_WHO_ASKS = classes()
            .that()
            .areAnnotatedWith(Service.class)
            .or()
            .haveSimpleNameEndingWith("Service")
            .and()
            .areTopLevelClasses()
            .should(askWhoAsks());

    /** It belongs to no bureau, so nothing of a bureau's opens to it by accident: decision 14. */
    @ArchTest
    static void webFakturaIsLetInByName(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(each -> !each.getPackageName().equals("no.byraportal.webfaktura"))
                        .flatMap(each -> each.getMethods().stream())
                        .filter(method -> method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(WebFaktura.class)))
                        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .map(method -> method.getOwner().getSimpleName() + "." + method.getName()))
                .containsExactlyInAnyOrder(
                        "ClientService.client",
                        "SettingsService.acknowledge",
                        "SettingsService.judgeAfter",
                        "NumberService.acknowledge",
                        "NumberService.sent",
                        "InvoiceService.take",
                        "InvoiceService.keep",
                        "InvoicesController.invoices");
    }

    @ArchTest
    static final ArchRule A_SERVICES_CONSTRUCTOR_IS_SPRINGS = classes()
            .that()
            .haveSimpleNameEndingWith("Service")
            .and()
            .areTopLevelClasses()
            .should()
            .haveOnlyFinalFields()
            .andShould(haveNoPublicConstructor());

    @ArchTest
    static final ArchRule NAMES_SAY_SOMETHING = classes().should(bearANameThatSaysSomething());

    private static DescribedPredicate<JavaClass> notTheAppShell() {
        return DescribedPredicate.not(JavaClass.Predicates.assignableTo(AppShellConfigurator.class));
    }

    private static ArchCondition<JavaClass> onlyKnowTheirOwnUiAndTheSharedOne() {
        return new ArchCondition<>("know no other room's ui") {
            @Override
            public void check(JavaClass ours, ConditionEvents events) {
                ours.getDirectDependenciesFromSelf().forEach(dependency -> {
                    String theirs = dependency.getTargetClass().getPackageName();
                    boolean anotherUi = theirs.startsWith("no.byraportal.")
                            && theirs.contains(".ui")
                            && !theirs.equals(ours.getPackageName())
                            && !theirs.startsWith("no.byraportal.shared.ui");
                    if (anotherUi) {
                        events.add(SimpleConditionEvent.violated(ours, dependency.getDescription()));
                    }
                });
            }
        };
    }

    private static ArchCondition<JavaClass> askWhoAsks() {
        return new ArchCondition<>("take a Scope or a Program, or carry @PreAuthorize in every public method") {
            @Override
            public void check(JavaClass service, ConditionEvents events) {
                service.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(method -> !method.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(method -> !knowsWhoAsks(method))
                        .forEach(method -> events.add(SimpleConditionEvent.violated(
                                method, method.getFullName() + " asks nobody who they are")));
            }
        };
    }

    private static boolean knowsWhoAsks(JavaMethod method) {
        return method.isAnnotatedWith(PreAuthorize.class)
                || method.getOwner().isAnnotatedWith(PreAuthorize.class)
                || method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.isAssignableTo(Scope.class) || type.isAssignableTo(Program.class));
    }

    private static ArchCondition<JavaClass> haveNoPublicConstructor() {
        return new ArchCondition<>("have no public constructor") {
            @Override
            public void check(JavaClass service, ConditionEvents events) {
                service.getConstructors().stream()
                        .filter(constructor -> constructor.getModifiers().contains(JavaModifier.PUBLIC))
                        .forEach(constructor -> events.add(
                                SimpleConditionEvent.violated(constructor, constructor.getFullName() + " is public")));
            }
        };
    }

    private static ArchCondition<JavaClass> bearANameThatSaysSomething() {
        return new ArchCondition<>("bear a name that says something, in a room that has one") {
            @Override
            public void check(JavaClass ours, ConditionEvents events) {
                NAMES_THAT_SAY_NOTHING.stream()
                        .filter(ours.getSimpleName()::endsWith)
                        .forEach(ending ->
                                events.add(SimpleConditionEvent.violated(ours, ours.getName() + " ends in " + ending)));
                Arrays.stream(ours.getPackageName().split("\\."))
                        .filter(ROOMS_THAT_SAY_NOTHING::contains)
                        .forEach(room ->
                                events.add(SimpleConditionEvent.violated(ours, ours.getName() + " lives in " + room)));
            }
        };
    }
}
