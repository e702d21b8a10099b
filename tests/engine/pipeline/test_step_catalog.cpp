#include <QTest>

#include "engine/pipeline/CacheKey.h"
#include "tests/engine/pipeline/FakeSteps.h"

using namespace barline;
using namespace barline::test;

class TestStepCatalog : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsInputsAndOutputsByType() {
    const auto catalog = soundCatalog();
    const auto* const quadrupled = catalog.find("quadrupled");
    QVERIFY(quadrupled != nullptr);
    QCOMPARE(quadrupled->inputs.size(), std::size_t{2});
    QCOMPARE(catalog.producerOf(quadrupled->inputs[0])->declaration.id, std::string("doubled"));
    QCOMPARE(catalog.producerOf(quadrupled->inputs[1])->declaration.id, std::string("counter"));
    QVERIFY(catalog.find("counter")->isTap);
    QVERIFY(catalog.find("nothing") == nullptr);
  }

  void refusesWhatCannotBeOrdered() {
    pipeline::StepCatalog catalog;
    QVERIFY_EXCEPTION_THROWN(catalog.addStep<DoubledStep>(), std::logic_error);
    catalog.addTap<CounterTap>();
    QVERIFY_EXCEPTION_THROWN(catalog.addTap<CounterTap>(), std::logic_error);
  }

  void codesResultsWithoutKnowingThem() {
    const auto catalog = soundCatalog();
    const auto* const entry = catalog.find("doubled");
    const pipeline::Result result(std::make_shared<const Doubled>(Doubled{42.5}));
    const pipeline::Result back = entry->decode(entry->encode(result));
    QCOMPARE(back.as<Doubled>()->value, 42.5);
    QVERIFY(back.as<Quadrupled>() == nullptr);
  }

  void parametersKeepToTheirRange() {
    Parameters parameters(DoubledStep::declaration());
    QCOMPARE(parameters.get("factor"), 2.0);
    parameters.set("factor", 2.5);
    QCOMPARE(parameters.canonical(), std::string("factor=2.5"));
    QVERIFY_EXCEPTION_THROWN(parameters.set("factor", 9.5), pipeline::ParameterError);
    QVERIFY_EXCEPTION_THROWN(parameters.set("factor", std::nan("")), pipeline::ParameterError);
    QVERIFY_EXCEPTION_THROWN(parameters.set("colour", 1), pipeline::ParameterError);
    QCOMPARE(parameters.get("factor"), 2.5);
  }

  void keysChangeWithEverythingThatMatters() {
    StepDeclaration step = DoubledStep::declaration();
    const Parameters defaults(step);
    const std::string key = pipeline::cacheKey(step, defaults, {"a", "b"});
    QCOMPARE(key.size(), std::size_t{40});
    QCOMPARE(pipeline::cacheKey(step, defaults, {"a", "b"}), key);
    QVERIFY(pipeline::cacheKey(step, defaults, {"ab"}) != key);
    QVERIFY(pipeline::cacheKey(step, defaults, {"b", "a"}) != key);
    Parameters changed(step);
    changed.set("factor", 3);
    QVERIFY(pipeline::cacheKey(step, changed, {"a", "b"}) != key);
    step.version = 2;
    QVERIFY(pipeline::cacheKey(step, defaults, {"a", "b"}) != key);
  }
};

QTEST_GUILESS_MAIN(TestStepCatalog)
#include "test_step_catalog.moc"
