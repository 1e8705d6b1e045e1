namespace Cardshop.Cards.Devices.Simulated;

/// <summary>What a device does that says it is larger than it is.</summary>
public enum FakeCapacity
{
    /// <summary>Behind its end it begins again from its start.</summary>
    Wrap,

    /// <summary>What is written behind its end is gone; zeros are read.</summary>
    Drop,

    /// <summary>Behind its end there is always the same.</summary>
    Constant,
}
