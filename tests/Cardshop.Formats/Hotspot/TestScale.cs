namespace Cardshop.Formats.Hotspot;

/// <summary>How many cases a sampled test runs: twenty times as many when <c>CARDSHOP_TEST_LONG</c> is set.</summary>
internal static class TestScale
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("CARDSHOP_TEST_LONG") is { Length: > 0 };

    public static int Of(int cases) => IsLong ? 20 * cases : cases;
}
