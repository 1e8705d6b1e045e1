using System.Globalization;

namespace Cardshop.TestKit.Simulation;

/// <summary>
/// <c>CARDSHOP_SIMULATIONS</c> is how many scenarios are run, <c>CARDSHOP_SIMULATION_SEED</c> the seed of the first; with a seed alone, only that one.
/// </summary>
public static class SimulationScale
{
    /// <param name="usual">How many scenarios are run when nothing is said.</param>
    /// <param name="long">How many when <c>CARDSHOP_TEST_LONG</c> is set.</param>
    /// <returns>The first seed, and how many.</returns>
    public static (int Seed, int Count) Read(int usual, int @long)
    {
        var seed = Number("CARDSHOP_SIMULATION_SEED");
        var count = Number("CARDSHOP_SIMULATIONS") ?? (seed is not null ? 1 : TestScale.Of(usual, @long));
        return (seed ?? 1, count);
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
