namespace Cardshop.Hotspot.Yaml.Reading;

/// <summary>
/// How much aliases and merge keys may add to a tree, so that a short text cannot stand for an endless one
/// (https://en.wikipedia.org/wiki/Billion_laughs_attack).
/// </summary>
internal sealed class ExpansionLimit(int textLength)
{
    private long _left = (1L << 20) + (8L * textLength);

    /// <param name="weight">Nodes and characters that a reference stands for.</param>
    /// <param name="at">The reference.</param>
    public void Spend(long weight, YamlPosition at)
    {
        _left -= Math.Min(weight, _left + 1);
        if (_left < 0)
        {
            throw new YamlSyntaxException(
                at,
                "the aliases up to here stand for far more than the text they are in; write out what is meant");
        }
    }
}
