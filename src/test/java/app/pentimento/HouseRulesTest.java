package app.pentimento;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;

/**
 * Which package may use which. Every package may use {@code id}; {@code image} and {@code model} know nothing of the
 * conversation; nothing knows the web.
 */
@AnalyzeClasses(packages = "app.pentimento", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    /** What backends of one vendor share, and how any of them speaks to a server; no backend itself. */
    private static final String[] SHARED_BY_BACKENDS = {"app.pentimento.model.google..", "app.pentimento.model.wire.."};

    @ArchTest
    static final ArchRule idUsesNothing = uses("id");

    @ArchTest
    static final ArchRule imageUses = uses("image", "onnx");

    @ArchTest
    static final ArchRule sessionUses = uses("session", "image");

    @ArchTest
    static final ArchRule onnxUsesNothing = uses("onnx");

    @ArchTest
    static final ArchRule modelUses = uses("model", "image", "onnx");

    @ArchTest
    static final ArchRule provenanceUses = uses("provenance", "image", "session");

    @ArchTest
    static final ArchRule manifestsKnowNothingOfOurs = uses("provenance.c2pa");

    @ArchTest
    static final ArchRule keepUses = uses("keep", "image");

    @ArchTest
    static final ArchRule editingUses = uses("editing", "session", "image", "keep", "model", "provenance", "quality");

    @ArchTest
    static final ArchRule qualityUses =
            uses("quality", "session", "image", "model", "onnx").allowEmptyShould(true);

    @ArchTest
    static final ArchRule exportUses = uses("export", "session", "image", "provenance", "phrases");

    @ArchTest
    static final ArchRule phrasesUseNothing = uses("phrases");

    @ArchTest
    static final ArchRule recipeUses = uses("recipe", "session");

    @ArchTest
    static final ArchRule accountUsesNothing = uses("account").allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodyUsesTheWeb = noClasses()
            .that()
            .resideOutsideOfPackage("app.pentimento.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("app.pentimento.web..");

    @ArchTest
    static final ArchRule theApiUsesNeitherPagesNorSecurity = noClasses()
            .that()
            .resideInAPackage("app.pentimento.web.api..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("app.pentimento.web.page..", "app.pentimento.web.security..");

    @ArchTest
    static final ArchRule backendsDoNotKnowOneAnother = slices().matching("app.pentimento.model.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(
                    JavaClass.Predicates.resideInAPackage("app.pentimento.model.."),
                    JavaClass.Predicates.resideInAnyPackage(SHARED_BY_BACKENDS));

    @ArchTest
    static final ArchRule whatBackendsShareKnowsNoBackend = noClasses()
            .that()
            .resideInAnyPackage(SHARED_BY_BACKENDS)
            .should()
            .dependOnClassesThat(JavaClass.Predicates.resideInAPackage("app.pentimento.model.*..")
                    .and(JavaClass.Predicates.resideOutsideOfPackages(SHARED_BY_BACKENDS)));

    @ArchTest
    static final ArchRule theSeamKnowsNoBackend = noClasses()
            .that()
            .resideInAPackage("app.pentimento.model")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("app.pentimento.model.*..");

    @ArchTest
    static final ArchRule noCyclesBetweenPackages =
            slices().matching("app.pentimento.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noCyclesInTheWeb =
            slices().matching("app.pentimento.web.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule controllersAskServices = noClasses()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(JdbcClient.class);

    private static ClassesShouldConjunction uses(String room, String... others) {
        String[] allowed = new String[others.length + 2];
        allowed[0] = "app.pentimento." + room + "..";
        allowed[1] = "app.pentimento.id..";
        for (int i = 0; i < others.length; i++) {
            allowed[i + 2] = "app.pentimento." + others[i] + "..";
        }
        return classes()
                .that()
                .resideInAPackage("app.pentimento." + room + "..")
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideOutsideOfPackage("app.pentimento..")
                        .or(JavaClass.Predicates.resideInAnyPackage(allowed)));
    }
}
