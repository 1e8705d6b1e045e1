namespace Cardshop.TestKit;

/// <summary>How much of a test that takes long is run: a sample usually, all of it when <c>CARDSHOP_TEST_LONG</c> is set.</summary>
public static class TestScale
{
    /// <summary>Whether everything is run.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("CARDSHOP_TEST_LONG") is { Length: > 0 };

    /// <summary>So many cases, or twenty times as many.</summary>
    public static int Of(int cases) => Of(cases, 20 * cases);

    /// <summary>So many as a sample, or so many in all.</summary>
    public static int Of(int sample, int all) => IsLong ? all : sample;
}
