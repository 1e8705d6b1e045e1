namespace Cardshop.Formats.Hotspot;

/// <summary>How many cases a sampled test runs: twenty times as many when <c>CARDSHOP_TEST_LONG</c> is set.</summary>
internal static class TestScale
{
    public static int Of(int cases) => Environment.GetEnvironmentVariable("CARDSHOP_TEST_LONG") is { Length: > 0 } ? 20 * cases : cases;
}
