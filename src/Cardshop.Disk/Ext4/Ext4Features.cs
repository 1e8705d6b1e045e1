namespace Cardshop.Disk.Ext4;

/// <summary>The features that a volume uses, as the three words of its superblock hold them.</summary>
/// <param name="Compatible">Those that who does not know them may ignore.</param>
/// <param name="Incompatible">Those that who does not know them must leave the volume alone for.</param>
/// <param name="ReadOnlyCompatible">Those that who does not know them must not write for.</param>
public readonly record struct Ext4Features(uint Compatible, uint Incompatible, uint ReadOnlyCompatible)
{
    private const int BitsPerSet = 32;

    /// <summary>All features in use, known or not, by ascending number.</summary>
    public IEnumerable<Ext4Feature> All
    {
        get
        {
            for (var feature = (Ext4Feature)0; (int)feature < 3 * BitsPerSet; feature++)
            {
                if (Has(feature))
                {
                    yield return feature;
                }
            }
        }
    }

    /// <summary>Their names, as <c>dumpe2fs</c> prints them.</summary>
    public IEnumerable<string> Names => All.Select(FeatureNames.Of);

    /// <summary>Just these.</summary>
    public static Ext4Features Of(params ReadOnlySpan<Ext4Feature> features)
    {
        Span<uint> sets = [0, 0, 0];
        foreach (var feature in features)
        {
            sets[(int)feature / BitsPerSet] |= Bit(feature);
        }

        return new Ext4Features(sets[0], sets[1], sets[2]);
    }

    /// <summary>Whether a feature is in use.</summary>
    public bool Has(Ext4Feature feature) => (Set(feature) & Bit(feature)) != 0;

    /// <summary>These and some more.</summary>
    public Ext4Features With(params ReadOnlySpan<Ext4Feature> features) => Union(Of(features));

    /// <summary>These but for some.</summary>
    public Ext4Features Without(params ReadOnlySpan<Ext4Feature> features) => Except(Of(features));

    /// <summary>Those that are among others.</summary>
    public Ext4Features Intersect(Ext4Features other) =>
        new(Compatible & other.Compatible, Incompatible & other.Incompatible, ReadOnlyCompatible & other.ReadOnlyCompatible);

    /// <summary>Those that are not among others.</summary>
    public Ext4Features Except(Ext4Features other) =>
        new(Compatible & ~other.Compatible, Incompatible & ~other.Incompatible, ReadOnlyCompatible & ~other.ReadOnlyCompatible);

    /// <summary>These and others.</summary>
    public Ext4Features Union(Ext4Features other) =>
        new(Compatible | other.Compatible, Incompatible | other.Incompatible, ReadOnlyCompatible | other.ReadOnlyCompatible);

    /// <summary>The names, separated by blanks.</summary>
    public override string ToString() => string.Join(' ', Names);

    private static uint Bit(Ext4Feature feature) => 1u << ((int)feature % BitsPerSet);

    private uint Set(Ext4Feature feature) => ((int)feature / BitsPerSet) switch
    {
        0 => Compatible,
        1 => Incompatible,
        _ => ReadOnlyCompatible,
    };
}
