namespace Cardshop.Commands.Shop;

/// <summary>Commands that change something.</summary>
internal static class Changes
{
    /// <summary>Makes sure that there is something to change.</summary>
    /// <param name="options">What can be changed, by the names of their options.</param>
    /// <param name="values">What was given for them.</param>
    /// <exception cref="ShopException">Nothing was.</exception>
    public static void Require(string options, params IReadOnlyList<object?> values)
    {
        if (values.All(value => value is null))
        {
            throw new ShopException(ExitCode.Usage, $"Say what to change: {options}.");
        }
    }
}
